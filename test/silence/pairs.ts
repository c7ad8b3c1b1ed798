import { buildSchema, type GraphQLSchema } from 'graphql';
import { type Asked, type TestGraph, withoutId } from '../graph/openGraph';
import { ADA, ROSA, SAM, THEO, UNKNOWN } from '../graph/people';
import { drawOperation, randomFrom } from './drawOperation';
import { addWithheldRows, type Difference, renameEverybody } from './worlds';

/** Somebody, and what they may not read of anybody. */
export interface Onlooker {
  readonly as: string;
  readonly purpose: string;
  readonly mayNotRead: readonly Difference[];
  /** May not read a name either. */
  readonly namesWithheld?: boolean;
}

const BEHAVIORAL_HEALTH: Difference = { agency: 'behavioral-health' };
const HOUSING: Difference = { agency: 'housing' };
const LAW_ENFORCEMENT: Difference = { agency: 'law-enforcement' };
const PROSECUTION: Difference = { agency: 'prosecution' };

export const ONLOOKERS: readonly Onlooker[] = [
  {
    as: 'analyst-penn',
    purpose: 'DIVOPS',
    mayNotRead: [BEHAVIORAL_HEALTH, HOUSING, LAW_ENFORCEMENT, PROSECUTION],
    namesWithheld: true,
  },
  { as: 'officer-reyes', purpose: 'DIVOPS', mayNotRead: [BEHAVIORAL_HEALTH, HOUSING], namesWithheld: true },
  { as: 'officer-reyes', purpose: 'HLEGAL', mayNotRead: [BEHAVIORAL_HEALTH, HOUSING], namesWithheld: true },
  { as: 'prosecutor-lee', purpose: 'DIVOPS', mayNotRead: [BEHAVIORAL_HEALTH] },
  { as: 'housing-okoro', purpose: 'DIVOPS', mayNotRead: [BEHAVIORAL_HEALTH, LAW_ENFORCEMENT, PROSECUTION] },
  { as: 'city-attorney-voss', purpose: 'DIVOPS', mayNotRead: [BEHAVIORAL_HEALTH, HOUSING, LAW_ENFORCEMENT] },
];

const IDS = [ROSA, SAM, ADA, THEO, UNKNOWN, 'no id at all'];

export interface Compared {
  readonly pairs: number;
  /** Operations whose answer holds something. */
  readonly answered: number;
  /** Operations whose two answers are not the same bytes, and what differs first. */
  readonly apart: readonly string[];
}

/** Asks the same operations in two worlds that differ only in what the onlooker may not read. */
export async function compareWorlds(
  graph: TestGraph,
  { as, purpose, mayNotRead, namesWithheld }: Onlooker,
  pairs: number,
  seed: number,
): Promise<Compared> {
  const schema = await schemaOf(graph);
  const before = await answers(graph, schema, as, purpose, pairs, seed);
  await addWithheldRows(graph, mayNotRead);
  if (namesWithheld) await renameEverybody(graph);
  const after = await answers(graph, schema, as, purpose, pairs, seed);
  return {
    pairs,
    answered: before.filter(({ something }) => something).length,
    apart: before.flatMap(({ query, answer }, index) =>
      answer === after[index]!.answer ? [] : [`${query}: ${differenceOf(answer, after[index]!.answer)}`],
    ),
  };
}

const AROUND = 120;

function differenceOf(one: string, other: string): string {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  const [from, to] = [Math.max(0, at - AROUND), at + AROUND];
  return `\`${one.slice(from, to)}\` and \`${other.slice(from, to)}\``;
}

async function schemaOf({ url }: TestGraph): Promise<GraphQLSchema> {
  return buildSchema(await (await fetch(`${url}/schema.graphql`)).text());
}

interface Told {
  readonly query: string;
  readonly answer: string;
  readonly something: boolean;
}

/** Refusals of a machine that was busy for a moment. They are asked again: in which world it was busy tells nothing. */
const LATE = ['LEASE_ENDED', 'NOT_RECORDED', 'SUBGRAPH_UNAVAILABLE'];
const MOST_TRIES = 5;

async function inTime(ask: () => Promise<Asked>): Promise<Asked> {
  let asked = await ask();
  const isLate = () =>
    asked.body.errors?.some(({ extensions }) => LATE.includes(extensions.code)) ||
    Object.values(asked.body.extensions.agencies ?? {}).includes('UNAVAILABLE');
  for (let tries = 1; tries < MOST_TRIES && isLate(); tries += 1) asked = await ask();
  return asked;
}

/** The same operations for the same seed; of each answer what two of them must share. */
async function answers(
  graph: TestGraph,
  schema: GraphQLSchema,
  as: string,
  purpose: string,
  count: number,
  seed: number,
): Promise<Told[]> {
  const random = randomFrom(seed);
  const told: Told[] = [];
  for (let asked = 0; asked < count; asked += 1) {
    const query = drawOperation(schema, IDS, random);
    const answer = await inTime(() => graph.ask(as, purpose, query));
    told.push({
      query,
      answer: withoutId(answer),
      something: Object.values(answer.body.data ?? {}).some((root) => root !== null),
    });
  }
  return told;
}
