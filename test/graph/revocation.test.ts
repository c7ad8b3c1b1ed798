import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

const QUERY = 'query ($id: ID!) { participant(id: $id) { livingSituations { id } } }';
const reads = async () => (await graph.ask('housing-okoro', 'DIVOPS', QUERY, { id: ROSA })).body.data.participant;

describe('a revocation', () => {
  it('is acknowledged when nothing decided before it can still be released, and nothing is handed on after', async () => {
    expect((await reads()).livingSituations.length).toBeGreaterThan(0);
    const [consent] = await graph.subgraphs.participants!.db.query(
      `SELECT id FROM consent WHERE "participantId" = $1 AND type = 'ROI_MULTIPARTY' AND "revokedAt" IS NULL`,
      [ROSA],
    );
    const during: Promise<number>[] = [];
    const reading = setInterval(() => during.push(reads().then(() => performance.now())), 50);
    const started = performance.now();
    const { body } = await graph.ask(
      'rosa-quinn',
      'PATRQT',
      'mutation ($id: ID!) { revokeConsent(id: $id) { consentId revokedAt } }',
      { id: consent.id },
    );
    const acknowledged = performance.now();
    clearInterval(reading);
    expect(body.data.revokeConsent.consentId).toBe(consent.id);
    expect(acknowledged - started).toBeGreaterThanOrEqual(LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS);
    await Promise.all(during);
    expect(during.length).toBeGreaterThan(20);
    const after = await reads();
    expect(after).toBeNull();
  });

  it('is acknowledged as late when it is repeated', async () => {
    const [consent] = await graph.subgraphs.participants!.db.query(
      `SELECT id FROM consent WHERE "participantId" = $1 AND "revokedAt" IS NOT NULL LIMIT 1`,
      [ROSA],
    );
    const started = performance.now();
    await graph.ask('rosa-quinn', 'PATRQT', 'mutation ($id: ID!) { revokeConsent(id: $id) { consentId revokedAt } }', {
      id: consent.id,
    });
    expect(performance.now() - started).toBeGreaterThanOrEqual(LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS);
  });
});
