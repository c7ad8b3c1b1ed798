import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AGENCIES, type DataCategory, STANDING } from '@lead-graph/schema';
import { type Graph, openGraph } from '../graph';
import type { Answer, Runner } from './answer';
import { decisionsFor, type Engine } from './engineRunner';
import { graphAsker, type Heard } from './graphAsker';
import { installClock } from './graphClock';
import { writeOrganizations } from './graphFacts';
import { type GraphPeople, graphPeople } from './graphPeople';
import { labelAt, type Story, type StoryQuestion } from './story';

export interface GraphRunner {
  readonly runner: Runner;
  readonly graph: Graph;
  /** The same questions at another gateway of this graph. */
  at(url: string): Runner;
  stop(): Promise<void>;
}

/** The whole graph on a folder of its own: PostgreSQL, identity provider, every subgraph and the gateway. */
export async function openGraphRunner(stories: readonly Story[], engine: Engine): Promise<GraphRunner> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-scenarios-'));
  chmodSync(folder, 0o755);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const named = graphPeople(stories);
  const graph = await openGraph({
    folder,
    port: 0,
    identityPort: 0,
    throwaway: true,
    seed: false,
    upstreamTimeoutMs: LONGEST_WAIT_MS,
    people: named.people,
    prepare: async (urlFor) => {
      for (const { name } of AGENCIES) await installClock(urlFor(name));
    },
  }).catch((error) => {
    remove();
    throw error;
  });
  const at = (url: string) => runnerOn(graph, url, named, engine);
  return { runner: at(graph.url), graph, at, stop: () => graph.stop().finally(remove) };
}

/** A machine that runs other tests beside is slow, and no story is about that. */
const LONGEST_WAIT_MS = 1500;

function runnerOn(graph: Graph, url: string, named: GraphPeople, engine: Engine): Runner {
  const ask = graphAsker(graph, url, named);
  const carried = carriedCategories();
  let told: Story | null = null;
  return async (story, question) => {
    const why = whyNotAskable(story, question);
    if (why !== null) return everywhere(question, notAskable(why));
    if (told !== story) await writeOrganizations(graph.subgraphs.participants!.db, story);
    told = story;
    const asked = await ask(story, question);
    if (typeof asked === 'string') return everywhere(question, notAskable(asked));
    const decisions = decisionsFor(engine, story, question);
    return new Map(
      question.categories.map((category) => {
        if (!carried.has(category)) return [category, notAskable(`no field of the graph carries ${category}`)];
        const told = engine.explain(decisions.get(category)!);
        return [category, answerOf(category, asked, told.ground, story, question)];
      }),
    );
  };
}

function whyNotAskable({ policy }: Story, { road }: StoryQuestion): string | null {
  if (policy !== null) return 'the graph runs on the policy of this installation';
  return road === 'alone' ? 'the graph has no road but the participant' : null;
}

function answerOf(
  category: DataCategory,
  heard: Heard,
  ground: string | null,
  { facts }: Story,
  { at, asker, purpose, expected }: StoryQuestion,
): Answer {
  const said = heard.access?.find((each) => each.category === category);
  const why = heard.explained?.categories.find((each) => each.category === category);
  const effect = said?.permitted ? 'PERMIT' : 'DENY';
  const of = (id: string): boolean => facts.records.some((row) => row.id === id && labelAt(row, at).includes(category));
  const visible = heard.visible.filter(of);
  const cell = `${category}-${STANDING[asker.role].recipient}-${purpose}`;
  const permitted = effect === 'PERMIT' && said ? permittedComplaints(said, why?.redisclosure, ground, expected) : [];
  const untold = expected.notice !== null && visible.length > 0 && !heard.notices.includes(expected.notice);
  return {
    effect,
    reason: why?.reason ?? null,
    bases: why?.bases ?? null,
    visible,
    complaints: [
      ...(heard.refused
        ? []
        : [...heard.errors.map((code) => `error ${code}`), ...recordComplaints(heard, effect, why?.reason)]),
      ...(why && why.rule !== cell ? [`rule ${why.rule}, not ${cell}`] : []),
      ...permitted,
      ...(untold ? [`without the notice ${expected.notice}`] : []),
    ],
  };
}

/** What is recorded has to be what was answered, and give the same when it is decided again. */
function recordComplaints({ explained }: Heard, effect: Answer['effect'], reason: string | null | undefined): string[] {
  if (!explained) return ['nothing is recorded'];
  return [
    ...(explained.replays ? [] : ['the record does not replay']),
    ...((reason === null) === (effect === 'PERMIT') ? [] : [`recorded ${reason ?? 'PERMIT'}`]),
  ];
}

function permittedComplaints(
  said: NonNullable<Heard['access']>[number],
  redisclosure: string | null | undefined,
  ground: string | null,
  expected: StoryQuestion['expected'],
): string[] {
  const missing = expected.obligations.filter((each) => !said.obligations.includes(each));
  return [
    ...(said.ground !== ground ? [`ground \`${said.ground}\`, where it is explained by \`${ground}\``] : []),
    ...missing.map((each) => `without ${each}`),
    ...expected.without.filter((each) => said.obligations.includes(each)).map((each) => `owes ${each}`),
    ...(expected.redisclosure !== null && redisclosure !== expected.redisclosure
      ? [`redisclosure ${redisclosure}`]
      : []),
  ];
}

function notAskable(reason: string): Answer {
  return { effect: 'NOT_ASKABLE', reason, bases: null, visible: null, complaints: [] };
}

function everywhere({ categories }: StoryQuestion, answer: Answer): ReadonlyMap<DataCategory, Answer> {
  return new Map(categories.map((category) => [category, answer]));
}

/** Categories that some field carries, as the supergraph says. */
function carriedCategories(): ReadonlySet<string> {
  const text = readFileSync(require.resolve('@lead-graph/schema/supergraph'), 'utf8');
  const lists = text.match(/@category\(anyOf: \[[^)]*\)/g) ?? [];
  return new Set(lists.flatMap((list) => list.match(/[A-Z][A-Z0-9_]+/g) ?? []));
}
