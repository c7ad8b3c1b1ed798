import { buildSchema, type GraphQLSchema } from 'graphql';
import { openTestGraph, type TestGraph, withoutId } from '../graph/openGraph';
import { ADA, ROSA, SAM, THEO, UNKNOWN } from '../graph/people';
import { drawOperation, randomFrom } from './drawOperation';
import { addWithheldRows, type Difference, renameEverybody } from './worlds';

const IDS = [ROSA, SAM, ADA, THEO, UNKNOWN, 'no id at all'];
const OPERATIONS = 60;

let graph: TestGraph;
let schema: GraphQLSchema;

beforeAll(async () => {
  graph = await openTestGraph();
  schema = buildSchema(await (await fetch(`${graph.url}/schema.graphql`)).text());
});
afterAll(() => graph?.stop());

const BEHAVIORAL_HEALTH: Difference = { agency: 'behavioral-health' };
const HOUSING: Difference = { agency: 'housing' };
const LAW_ENFORCEMENT: Difference = { agency: 'law-enforcement' };
const PROSECUTION: Difference = { agency: 'prosecution' };

/** The same operations, drawn from a seed, as often as they are asked for. */
async function answers(as: string, purpose: string, seed: number): Promise<{ query: string; answer: string }[]> {
  const random = randomFrom(seed);
  const drawn = Array.from({ length: OPERATIONS }, () => drawOperation(schema, IDS, random));
  const told = [];
  for (const query of drawn) told.push({ query, answer: withoutId(await graph.ask(as, purpose, query)) });
  return told;
}

describe('two worlds that differ only in what somebody may not read', () => {
  it.each<[string, string, readonly Difference[]]>([
    ['analyst-penn', 'DIVOPS', [BEHAVIORAL_HEALTH, HOUSING, LAW_ENFORCEMENT, PROSECUTION]],
    ['officer-reyes', 'DIVOPS', [BEHAVIORAL_HEALTH, HOUSING]],
    ['officer-reyes', 'HLEGAL', [BEHAVIORAL_HEALTH, HOUSING]],
    ['prosecutor-lee', 'DIVOPS', [BEHAVIORAL_HEALTH]],
    ['housing-okoro', 'DIVOPS', [BEHAVIORAL_HEALTH, LAW_ENFORCEMENT, PROSECUTION]],
    ['case-manager-bell', 'DIVOPS', [BEHAVIORAL_HEALTH, LAW_ENFORCEMENT]],
  ])('are one world to %s for %s', async (as, purpose, differences) => {
    const before = await answers(as, purpose, 7);
    expect(await addWithheldRows(graph, differences)).toBeGreaterThan(100);
    if (as === 'officer-reyes') await renameEverybody(graph);
    expect(await answers(as, purpose, 7)).toEqual(before);
    const told = before.filter(({ answer }) => !answer.startsWith('{"errors"'));
    expect(told.length).toBeGreaterThan(OPERATIONS / 3);
  });

  it('are two to whoever may read it (so that the test above can fail)', async () => {
    const before = await answers('rosa-quinn', 'PATRQT', 11);
    await addWithheldRows(graph, [BEHAVIORAL_HEALTH, HOUSING]);
    expect(await answers('rosa-quinn', 'PATRQT', 11)).not.toEqual(before);
  });
});
