import type { Counting } from '@lead-graph/kit';
import { CLOCK_TOLERANCE_SECONDS } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { BY_HOUSING, countedInGraph } from './counter/countedInGraph';
import { resealed } from './counter/resealed';

let graph: TestGraph;
let kept: Buffer;

/** Housing's answer is kept, and shown to the core instead of a new one. */
function counting(keep: boolean): Counting {
  const honest = graph.configs.policy!.counting!;
  return {
    ...honest,
    send: async (owner, request) => {
      if (owner !== 'housing') return honest.send(owner, request);
      return resealed(honest, owner, request, (frame) => {
        if (keep) kept = frame;
        return kept;
      });
    },
  };
}

beforeAll(async () => {
  graph = await openTestGraph();
  await countedInGraph(graph, { question: BY_HOUSING });
}, 120_000);
afterAll(() => graph?.stop());
afterEach(() => jest.restoreAllMocks());

async function later(seconds: number, keep: boolean): Promise<number> {
  const now = Date.now.bind(Date);
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + seconds * 1_000);
  const found = countedInGraph(graph, { question: BY_HOUSING }, counting(keep));
  return found.finally(() => clock.mockRestore());
}

/** Masks of rows that an owner answered with long ago: what it has deleted since, and of people who joined since. */
describe('rows that the counter has kept', () => {
  it('are opened by the core at once', async () => {
    expect(await later(0, true)).toBeGreaterThan(20);
    expect(await later(0, false)).toBeGreaterThan(20);
  });

  it('are opened no more a little later', async () => {
    await expect(later(CLOCK_TOLERANCE_SECONDS + 2, false)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it('are opened later where the owner says the time anew (so that the test above can fail)', async () => {
    expect(await later(CLOCK_TOLERANCE_SECONDS + 2, true)).toBeGreaterThan(20);
  });
});
