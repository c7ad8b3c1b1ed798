import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { compareWorlds, ONLOOKERS } from './pairs';
import { addWithheldRows } from './worlds';

const PAIRS = 60;

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

describe('two worlds that differ only in what somebody may not read', () => {
  it.each(ONLOOKERS.map((onlooker) => [onlooker.as, onlooker.purpose, onlooker] as const))(
    'are one world to %s for %s',
    async (_as, _purpose, onlooker) => {
      const { apart, answered } = await compareWorlds(graph, onlooker, PAIRS, 7);
      expect(apart).toEqual([]);
      expect(answered).toBeGreaterThan(PAIRS / 3);
    },
  );

  it('hold more rows the second time (so that there is something to hide)', async () => {
    expect(await addWithheldRows(graph, [{ agency: 'behavioral-health' }])).toBeGreaterThan(100);
  });

  it('are two to whoever may read it (so that the tests above can fail)', async () => {
    const participant = { as: 'rosa-quinn', purpose: 'PATRQT', mayNotRead: [{ agency: 'housing' }] };
    expect((await compareWorlds(graph, participant, PAIRS, 11)).apart).not.toEqual([]);
  });
});
