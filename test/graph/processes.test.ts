import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { openProcesses, type Processes } from './openProcesses';
import { openTestGraph, type TestGraph, withoutId } from './openGraph';
import { ROSA, SAM } from './people';

const ASKED = [
  ['case-manager-ito', 'DIVOPS', ROSA],
  ['officer-reyes', 'DIVOPS', ROSA],
  ['officer-reyes', 'DIVOPS', SAM],
  ['rosa-quinn', 'PATRQT', ROSA],
  ['housing-okoro', 'DIVOPS', ROSA],
] as const;

let graph: TestGraph;
let apart: Processes;

beforeAll(async () => {
  graph = await openTestGraph();
  apart = await openProcesses(graph);
}, 120_000);

afterAll(async () => {
  await apart?.stop();
  await graph?.stop();
});

describe('subgraphs in processes of their own', () => {
  it.each(ASKED)('answer %s for %s exactly as in one process', async (as, purpose, id) => {
    const together = await graph.ask(as, purpose, MAIN_QUERY, { id });
    expect(together.body.errors).toBeUndefined();
    let separate = await graph.ask(as, purpose, MAIN_QUERY, { id }, apart.url);
    if (separate.body.errors) separate = await graph.ask(as, purpose, MAIN_QUERY, { id }, apart.url);
    expect(withoutId(separate)).toBe(withoutId(together));
  });

  it('give the case manager records of every agency (so that the tests above can fail)', async () => {
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA }, apart.url);
    for (const field of ['contacts', 'encounters', 'livingSituations', 'charges'])
      expect(body.data.participant[field].length).toBeGreaterThan(0);
  });
});
