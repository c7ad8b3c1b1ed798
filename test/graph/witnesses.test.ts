import { Courier } from '@lead-graph/gateway';
import { openSubgraph, type Subgraph } from '@lead-graph/kit';
import { definitionOf } from '@lead-graph/kit/graph';
import { agencyNamed } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

let graph: TestGraph;
let courier: Courier;
/** Stands in for the owner's own process. */
let forger: Subgraph | undefined;

beforeAll(async () => {
  graph = await openTestGraph();
  const callKeys = Object.fromEntries(
    Object.values(graph.configs).map(({ agency, callKeys }) => [agency.name, callKeys]),
  );
  courier = new Courier({ callKeys } as never, (agency, request) =>
    (agency.name === forger?.agency.name ? forger : graph.subgraphs[agency.name]!).answer(request),
  );
});
afterAll(async () => {
  await forger?.close();
  await graph?.stop();
});

const QUERY = 'query ($id: ID!) { participant(id: $id) { livingSituations { id } } }';
const ask = () => graph.ask('case-manager-ito', 'DIVOPS', QUERY, { id: ROSA });
const nextCheckpoint = () => new Promise((resolve) => setTimeout(resolve, 1_300));
const rows = (agency: string, sql: string) => graph.subgraphs[agency]!.db.query(sql);
const sizes = async () => (await rows('housing', 'SELECT max(size)::int AS size FROM ledger.checkpoint'))[0].size;

describe('witnesses', () => {
  it('sign what an owner signed, round after round, while its ledger only grows', async () => {
    for (let round = 0; round < 3; round += 1) {
      await ask();
      await nextCheckpoint();
      await courier.carry();
      const size = await sizes();
      const signed = await rows('housing', `SELECT witness FROM ledger.cosignature WHERE size = ${size} ORDER BY 1`);
      expect(signed).toEqual([{ witness: 'policy' }, { witness: 'prosecution' }]);
    }
    const [seen] = await rows(
      'prosecution',
      `SELECT count(*)::int AS rounds FROM ledger.witnessed WHERE origin = 'housing'`,
    );
    expect(seen.rounds).toBeGreaterThanOrEqual(3);
  });

  it('learn of no entry: they are sent hashes', async () => {
    const [{ entry }] = await rows('housing', 'SELECT entry FROM ledger.entry LIMIT 1');
    const { subject } = JSON.parse(entry);
    const known = await rows('prosecution', 'SELECT * FROM ledger.witnessed');
    expect(JSON.stringify(known)).not.toContain(subject);
  });

  it('sign no past that was rewritten, though its owner signed it again; its own process stops before that', async () => {
    const administrator = await graph.administrator('housing');
    await administrator.query(`UPDATE ledger.entry SET entry = replace(entry, '"rows":4', '"rows":3')`);
    await administrator.query('TRUNCATE ledger.checkpoint, ledger.cosignature');
    await administrator.end();
    await nextCheckpoint();
    expect(graph.subgraphs.housing!.continuity.whole).toBe(false);
    expect((await ask()).body.data?.participant?.livingSituations ?? null).toBeNull();
    forger = await openSubgraph(await definitionOf(agencyNamed('housing')), {
      ...graph.configs.housing!,
      ledgerPublicKeys: {},
    });
    await nextCheckpoint();
    expect(await sizes()).toBeGreaterThan(0);
    await courier.carry();
    expect(await rows('housing', 'SELECT * FROM ledger.cosignature')).toEqual([]);
  });
});
