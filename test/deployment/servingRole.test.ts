import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALL_HEADER, frameOf, openSubgraph, type Subgraph, type SubgraphConfig } from '@lead-graph/kit';
import { definitionOf } from '@lead-graph/kit/graph';
import { agencyNamed, type CallClaims, Purpose, seal, digestOf } from '@lead-graph/schema';
import { Client } from 'pg';
import { openTestGraph, type TestGraph } from '../graph/openGraph';

const LEDGER = readFileSync(join(__dirname, '../../subgraphs/kit/compose/ledger.sql'), 'utf8');
const ROLE = 'housing_serving';

let graph: TestGraph;
let serving: Subgraph;
let client: Client;

/** The database is as the owner's migrations left it; who serves from now on owns nothing in it. */
beforeAll(async () => {
  graph = await openTestGraph();
  const config = graph.configs.housing!;
  const administrator = await graph.administrator('housing');
  await administrator.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD 'serving' NOSUPERUSER NOCREATEDB NOCREATEROLE;
    GRANT CONNECT ON DATABASE housing TO ${ROLE};
    GRANT USAGE ON SCHEMA public TO ${ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${ROLE};`);
  await administrator.query(LEDGER.replaceAll(':"serving"', ROLE));
  await administrator.end();
  const url = new URL(config.databaseUrl);
  Object.assign(url, { username: ROLE, password: 'serving' });
  const its: SubgraphConfig = { ...config, databaseUrl: url.href };
  serving = await openSubgraph(await definitionOf(agencyNamed('housing')), its);
  client = new Client({ connectionString: url.href });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await serving?.close();
  await graph?.stop();
});

const COLUMN = {
  fact: 'living-situation',
  where: {},
  attributes: [],
  ...{ from: -30_000, to: 30_000, pick: 'ALL', prior: false },
};

/** As the counter seals a question. */
function sealedFor(audience: string, body: Buffer): Record<string, string> {
  const claims: CallClaims = {
    ...{ audience, operation: 'operation', call: 'call', issuedAt: Math.floor(Date.now() / 1000) },
    ...{ digest: digestOf(body), purpose: Purpose.HRESCH },
  };
  return { [CALL_HEADER]: seal(claims, graph.configs[audience]!.countKeys!) };
}

const CHANGES = [
  'DROP TABLE living_situation CASCADE',
  'TRUNCATE living_situation',
  'ALTER TABLE living_situation DISABLE TRIGGER USER',
  'ALTER TABLE living_situation ADD COLUMN extra text',
  'CREATE TABLE elsewhere (id integer)',
];

describe('a role that serves and does not own', () => {
  it('reads and answers', async () => {
    expect((await serving.db.query('SELECT count(*)::int AS n FROM living_situation'))[0].n).toBeGreaterThan(0);
  });

  it('finds noted what changes, so that it can be counted', async () => {
    const TRIGGERS = `SELECT count(*)::int AS n FROM pg_trigger WHERE tgname LIKE 'note_facts_%'`;
    expect((await serving.db.query(TRIGGERS))[0].n).toBeGreaterThan(0);
    const body = frameOf({ columns: [COLUMN], order: false }, []);
    expect((await serving.count({ headers: sealedFor('housing', body), body })).status).toBe(200);
  });

  it.each(CHANGES)('may not: %s', async (statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(CHANGES)('could, if it owned the tables (sabotaged): %s', async (statement) => {
    const owner = new Client({ connectionString: graph.configs.housing!.databaseUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN');
      const allowed = await owner.query(statement).then(
        () => true,
        ({ code }) => code !== '42501',
      );
      expect(allowed).toBe(true);
    } finally {
      await owner.query('ROLLBACK');
      await owner.end();
    }
  });
});
