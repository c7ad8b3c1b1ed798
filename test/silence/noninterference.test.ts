import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { compareWorlds, ONLOOKERS } from './pairs';
import { addWithheldRows } from './worlds';

const PAIRS = 20;

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

describe('two worlds that differ only in what somebody may not read', () => {
  it('are two to whoever may read it (so that the tests below can fail)', async () => {
    const mayNotRead = [{ agency: 'housing' }, { agency: 'behavioral-health' }];
    const participant = { as: 'rosa-quinn', purpose: 'PATRQT', mayNotRead };
    expect((await compareWorlds(graph, participant, 2 * PAIRS, 11)).apart).not.toEqual([]);
  });

  it.each(ONLOOKERS.map((onlooker) => [onlooker.as, onlooker.purpose, onlooker] as const))(
    'are one world to %s for %s',
    async (_as, _purpose, onlooker) => {
      const { apart, answered } = await compareWorlds(graph, onlooker, PAIRS, 7);
      expect(apart).toEqual([]);
      expect(answered).toBeGreaterThan(PAIRS / 8);
    },
  );

  it('hold more rows the second time (so that there is something to hide)', async () => {
    expect(await addWithheldRows(graph, [{ agency: 'behavioral-health' }])).toBeGreaterThan(100);
  });
});
