import { LEASE_MILLISECONDS } from '@lead-graph/schema';
import type { Send } from '@lead-graph/kit/graph';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

let graph: TestGraph;
let stall = 0;

/** Stops the whole process after the last agency answered, as a machine that is suspended would. */
const stalling =
  (send: Send): Send =>
  async (agency, request, timeout) => {
    const answer = await send(agency, request, timeout);
    if (stall > 0 && agency.name === 'housing') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stall);
    return answer;
  };

beforeAll(async () => {
  graph = await openTestGraph({ wrapSend: stalling });
});
afterAll(() => graph?.stop());

const QUERY = 'query ($id: ID!) { participant(id: $id) { livingSituations { id } } }';

describe('the lease', () => {
  it('lets an answer out that is ready in time', async () => {
    stall = 0;
    expect((await graph.ask('case-manager-ito', 'DIVOPS', QUERY, { id: ROSA })).status).toBe(200);
  });

  it('keeps back an answer that is ready too late, and says what to do', async () => {
    stall = LEASE_MILLISECONDS + 100;
    const { status, body, text } = await graph.ask('case-manager-ito', 'DIVOPS', QUERY, { id: ROSA });
    expect(status).toBe(503);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'LEASE_ENDED', remedy: 'ask for a smaller page' });
    expect(text).not.toContain('livingSituations');
  });

  it('tells the owners that nothing was handed on of what they had recorded', async () => {
    const withheld = (agency: string) =>
      graph.subgraphs[agency]!.db.query(
        `SELECT e.category FROM ledger.entry w JOIN ledger.entry e USING (operation)
         WHERE w.category = 'WITHHELD' AND e.category <> 'WITHHELD' ORDER BY 1`,
      );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await withheld('housing')).toEqual([{ category: 'HMIS' }]);
    expect(await withheld('participants')).toEqual([{ category: 'ALL' }]);
    stall = 0;
    await graph.ask('case-manager-ito', 'DIVOPS', QUERY, { id: ROSA });
    expect(await withheld('housing')).toHaveLength(1);
  });

  it('does not bind an operation that touches no person', async () => {
    stall = LEASE_MILLISECONDS + 100;
    const { status } = await graph.ask(
      'housing-okoro',
      'DIVOPS',
      '{ housingLivingSituations(first: 1) { pageInfo { hasNextPage } } }',
    );
    expect(status).toBe(200);
  });
});
