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
  /** What was recorded of the decision, by category; null where none was made. */
  readonly outcome: Readonly<Record<string, string>> | null;
  /** Obligations whose texts came with the answer. */
  readonly notices: readonly string[];
  /** Codes of errors. */
  readonly errors: readonly string[];
}

interface Access {
  readonly category: string;
  readonly permitted: boolean;
  readonly ground: string | null;
  readonly obligations: readonly string[];
}

interface Body {
  readonly data?: { readonly participant?: Participant | null } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly notices?: readonly { readonly obligation: string }[] };
}

type Participant = { readonly access: readonly Access[] } & Readonly<Record<string, readonly { id: string }[] | null>>;

/** Refused before anything is decided: a purpose that the role may not claim. */
export const REFUSED: readonly string[] = ['PURPOSE_NOT_ALLOWED', 'FORBIDDEN'];

/** On a busy machine an operation may outlast its lease, and no story is about that. */
const TRIES = 3;

/** Error classes of PostgreSQL for what a constraint refuses. */
const CONSTRAINT = /^23/;

/** Writes down what is known at the instant of a question, sets the clock to it, and asks; or says why it cannot be asked. */
export function graphAsker(graph: Graph, url: string, named: GraphPeople) {
  const tokens = new Map<string, Promise<string>>();
  const tokenFor = (name: string) => tokens.get(name) ?? tokens.set(name, graph.tokenFor(name)).get(name)!;
  return async (story: Story, question: StoryQuestion): Promise<Heard | string> => {
    const { asker, purpose, at } = question;
    for (const { name } of AGENCIES) await setClock(graph.subgraphs[name]!.db, at);
    const kept = await keep(graph, named, story, question);
    if (typeof kept === 'string') return kept;
    const fields = [...new Set(story.facts.records.map(({ field }) => field))];
    const operation = { query: queryFor(fields), variables: { id: kept.participantId } };
    const token = await tokenFor(named.nameOf(story, asker.account));
    let body = await post(url, token, purpose, operation);
    for (let tries = 1; tries < TRIES && isBroken(body); tries += 1) body = await post(url, token, purpose, operation);
    const participant = body.data?.participant ?? null;
    return {
      access: participant?.access ?? null,
      visible: fields.flatMap((field) => participant?.[field] ?? []).flatMap(({ id }) => kept.rows.get(id) ?? []),
      outcome: await recordedOutcome(graph, kept.participantId),
      notices: (body.extensions?.notices ?? []).map(({ obligation }) => obligation),
      errors: codesOf(body),
    };
  };
}

async function keep(graph: Graph, named: GraphPeople, story: Story, { person, at }: StoryQuestion) {
  try {
    const account = (of: string) => named.nameOf(story, of);
    const people = await writePeople(graph.subgraphs.participants!.db, story, at, account);
    const rows = await writeRows(graph, story, (of) => people.get(of)!.references, at);
    return { participantId: people.get(person.name)!.participantId, rows };
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

async function post(url: string, token: string, purpose: string, operation: object): Promise<Body> {
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

function isBroken(body: Body): boolean {
  return codesOf(body).some((code) => !REFUSED.includes(code));
}

async function recordedOutcome({ subgraphs }: Graph, participantId: string): Promise<Heard['outcome']> {
  const [record] = await subgraphs.participants!.db.query(
    'SELECT outcome FROM decision_record WHERE "participantId" = $1',
    [participantId],
  );
  return record?.outcome ?? null;
}
