import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { raceRevocations } from './races';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

describe.each([
  ['one gateway', { races: 16, atOnce: 16, gateways: 1 }],
  ['three gateways', { races: 16, atOnce: 16, gateways: 3 }],
])('revocations raced by reads through %s', (_, size) => {
  it('hand nothing on after the acknowledgement, and would without the wait', async () => {
    const figure = await raceRevocations(graph, size);
    expect(figure).toMatchObject({ releasedAfter: 0, readAfter: 0, unacknowledged: 0 });
    expect(figure.races).toBeGreaterThanOrEqual(size.races);
    expect(figure.soonestAcknowledgement).toBeGreaterThanOrEqual(LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS);
    expect(figure.released).toBeGreaterThan(figure.races / 2);
    expect(figure.releasedAfterHastyAcknowledgement).toBeGreaterThan(0);
  }, 150_000);
});
