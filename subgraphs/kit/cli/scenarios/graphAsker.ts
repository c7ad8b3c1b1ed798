import { AGENCIES } from '@lead-graph/schema';
import type { Graph } from '../graph';
import { setClock } from './graphClock';
import { writePeople } from './graphFacts';
import type { GraphPeople } from './graphPeople';
import { writeRows } from './graphRows';
import type { Story, StoryQuestion } from './story';

/** What the graph says to one question. */
export interface Heard {
  /** Null where there is no such participant to this requester. */
  readonly access: readonly Access[] | null;
  /** Ids of the story. */
  readonly visible: readonly string[];
  /** What those read who may know the reasons, decided again from the record; null where nothing was decided. */
  readonly explained: Explained | null;
  /** Obligations whose texts came with the answer. */
  readonly notices: readonly string[];
  /** Codes of errors. */
  readonly errors: readonly string[];
  /** Nothing was decided: the role may not claim the purpose. */
  readonly refused: boolean;
}

interface Access {
  readonly category: string;
  readonly permitted: boolean;
  readonly ground: string | null;
  readonly obligations: readonly string[];
}

interface Explained {
  readonly replays: boolean;
  readonly categories: readonly {
    readonly category: string;
    readonly reason: string | null;
    readonly rule: string;
    /** Ids of the story. */
    readonly bases: readonly string[];
    readonly redisclosure: string | null;
  }[];
}

interface Body {
  readonly data?: {
    readonly participant?: Participant | null;
    readonly explainDecision?: readonly Explained[];
  } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  readonly extensions: {
    readonly requestId: string;
    readonly notices?: readonly { readonly obligation: string }[];
  };
}

type Participant = { readonly access: readonly Access[] } & Readonly<Record<string, readonly { id: string }[] | null>>;

/** Refused before anything is decided: a purpose that the role may not claim. */
const REFUSED: readonly string[] = ['PURPOSE_NOT_ALLOWED', 'FORBIDDEN'];

/** On a busy machine an operation may outlast its lease, and no story is about that. */
const TRIES = 3;

/** Error classes of PostgreSQL for what a constraint refuses. */
const CONSTRAINT = /^23/;

/** Reads the reasons of every decision (schema/personas.json). */
const OFFICER = 'privacy-officer-dunn';

const EXPLAIN =
  'query ($id: ID!) { explainDecision(id: $id) { replays categories { category reason rule bases redisclosure } } }';

/** Writes down what is known at the instant of a question, sets the clock to it, and asks; or says why it cannot be asked. */
export function graphAsker(graph: Graph, url: string, named: GraphPeople) {
  const tokens = new Map<string, Promise<string>>();
  const ask = async (name: string, purpose: string, query: string, id: string): Promise<Body> => {
    const token = await (tokens.get(name) ?? tokens.set(name, graph.tokenFor(name)).get(name)!);
    const post = () => posted(url, token, purpose, { query, variables: { id } });
    let body = await post();
    for (let tries = 1; tries < TRIES && isBroken(body); tries += 1) body = await post();
    return body;
  };
  return async (story: Story, question: StoryQuestion): Promise<Heard | string> => {
    const { asker, purpose, at } = question;
    for (const { name } of AGENCIES) await setClock(graph.subgraphs[name]!.db, at);
    const kept = await keep(graph, named, story, question);
    if (typeof kept === 'string') return kept;
    const fields = [...new Set(story.facts.records.map(({ field }) => field))];
    const body = await ask(named.nameOf(story, asker.account), purpose, queryFor(fields), kept.participantId);
    const participant = body.data?.participant ?? null;
    const told = isRefused(body) ? null : await ask(OFFICER, 'AUDIT', EXPLAIN, body.extensions.requestId);
    return {
      access: participant?.access ?? null,
      visible: fields.flatMap((field) => participant?.[field] ?? []).flatMap(({ id }) => kept.rows.get(id) ?? []),
      explained: explainedIn(told, kept.ids),
      notices: (body.extensions.notices ?? []).map(({ obligation }) => obligation),
      errors: [...codesOf(body), ...(told ? codesOf(told) : [])],
      refused: told === null,
    };
  };
}

/** An operation that was asked again has one request id, and decided once. */
function explainedIn(told: Body | null, ids: ReadonlyMap<string, string>): Explained | null {
  const [explained] = told?.data?.explainDecision ?? [];
  if (!explained) return null;
  const categories = explained.categories.map((each) => ({
    ...each,
    bases: each.bases.map((id) => ids.get(id) ?? 'a basis of another story'),
  }));
  return { ...explained, categories };
}

async function keep(graph: Graph, named: GraphPeople, story: Story, { person, at }: StoryQuestion) {
  try {
    const account = (of: string) => named.nameOf(story, of);
    const { people, ids } = await writePeople(graph.subgraphs.participants!.db, story, at, account);
    const rows = await writeRows(graph, story, (of) => people.get(of)!.references, at);
    return { participantId: people.get(person.name)!.participantId, rows, ids };
  } catch (error) {
    const { code, constraint, column } = error as { code?: string; constraint?: string; column?: string };
    if (!CONSTRAINT.test(code ?? '')) throw error;
    return `no database keeps such a row: ${constraint ?? column}`;
  }
}

function queryFor(fields: readonly string[]): string {
  return `query ($id: ID!) { participant(id: $id) { id access { category permitted ground obligations }
    ${fields.map((field) => `${field} { id }`).join(' ')} } }`;
}

async function posted(url: string, token: string, purpose: string, operation: object): Promise<Body> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'purpose-of-use': purpose },
    body: JSON.stringify(operation),
  });
  return (await response.json()) as Body;
}

function codesOf({ errors = [] }: Body): string[] {
  return errors.map(({ extensions }) => extensions?.code ?? 'UNKNOWN');
}

function isRefused(body: Body): boolean {
  return codesOf(body).some((code) => REFUSED.includes(code));
}

function isBroken(body: Body): boolean {
  return codesOf(body).length > 0 && !isRefused(body);
}
