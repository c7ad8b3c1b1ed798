import { startGateway } from '@lead-graph/gateway';
import { listen, openSubgraph, type SubgraphConfig } from '@lead-graph/kit';
import { definitionOf, type Send } from '@lead-graph/kit/graph';
import { AGENCIES, agencyNamed } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';

const NOWHERE = 'http://127.0.0.1:9/jwks';
const READY = { database: 'ready', ledger: 'ready', witnesses: 'ready', issuer: 'ready' };

let graph: TestGraph;
/** Subgraphs that the gateway does not reach. */
const gone = new Set<string>();
const unreachable =
  (send: Send): Send =>
  (agency, request, timeout) =>
    gone.has(agency.name) ? Promise.reject(new Error('gone')) : send(agency, request, timeout);

beforeAll(async () => {
  graph = await openTestGraph({ wrapSend: unreachable });
});
afterAll(() => graph?.stop());
beforeEach(() => gone.clear());

interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function told(url: string, path: string): Promise<Told> {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Housing once more on the same database, without witnesses unless they are given. */
async function served(
  change: Partial<SubgraphConfig> = {},
): Promise<Awaited<ReturnType<typeof listen>> & { url: string }> {
  const config = { ...graph.configs.housing!, ledgerPublicKeys: {}, ...change };
  const listening = await listen(await openSubgraph(await definitionOf(agencyNamed('housing')), config), {
    host: '127.0.0.1',
    port: 0,
  });
  return { ...listening, url: `http://127.0.0.1:${listening.port}` };
}

async function asAdministrator(...statements: string[]): Promise<void> {
  const administrator = await graph.administrator('housing');
  for (const statement of statements) await administrator.query(statement);
  await administrator.end();
}

const database = () => new URL(graph.configs.housing!.databaseUrl).pathname.slice(1);
const role = () => new URL(graph.configs.housing!.databaseUrl).username;
/** From another database: nobody is let into this one. */
async function letIn(open: boolean): Promise<void> {
  const administrator = await graph.administrator('prosecution');
  await administrator.query(`ALTER DATABASE "${database()}" WITH ALLOW_CONNECTIONS ${open}`);
  if (!open)
    await administrator.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database()}'`);
  await administrator.end();
}

describe('a subgraph', () => {
  let subgraph: Awaited<ReturnType<typeof served>>;

  async function expectMissing(missing: object): Promise<void> {
    expect(await told(subgraph.url, '/ready')).toEqual({
      status: 503,
      body: { status: 'not ready', dependencies: { ...READY, ...missing } },
    });
    expect(await told(subgraph.url, '/health')).toEqual({ status: 200, body: { status: 'up' } });
  }

  afterEach(() => subgraph?.stop());

  it('is ready when all it needs is there', async () => {
    subgraph = await served();
    expect(await told(subgraph.url, '/ready')).toEqual({ status: 200, body: { status: 'ready', dependencies: READY } });
  });

  it('names its database, and that nothing can be recorded without it; and is ready again with it', async () => {
    subgraph = await served();
    await letIn(false);
    await expectMissing({ database: 'database unreachable', ledger: 'nothing can be recorded' });
    await letIn(true);
    expect((await told(subgraph.url, '/ready')).status).toBe(200);
  });

  it('names its ledger when the role may not append to it', async () => {
    subgraph = await served();
    await asAdministrator(`REVOKE INSERT ON ledger.entry FROM "${role()}"`);
    await expectMissing({ ledger: 'nothing can be recorded' });
    await asAdministrator(`GRANT INSERT ON ledger.entry TO "${role()}"`);
  });

  it('names its ledger when nothing is signed', async () => {
    subgraph = await served();
    await asAdministrator('ALTER TABLE ledger.checkpoint RENAME TO gone');
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    await expectMissing({ ledger: 'no checkpoint is signed' });
    await asAdministrator('ALTER TABLE ledger.gone RENAME TO checkpoint');
  });

  it('names its witnesses until one has spoken', async () => {
    subgraph = await served({ ledgerPublicKeys: graph.configs.housing!.ledgerPublicKeys });
    await expectMissing({ witnesses: 'no witness has said yet what it has seen of this ledger' });
  });

  it('names the issuer whose keys it cannot have', async () => {
    subgraph = await served({ jwksUri: NOWHERE });
    await expectMissing({ issuer: "no key of the issuer's is known" });
  });
});

describe('the gateway', () => {
  const all = Object.fromEntries(AGENCIES.map(({ name }) => [name, 'READY']));
  /** Longer than it keeps what it found. */
  const later = () => new Promise((resolve) => setTimeout(resolve, 1_100));

  beforeEach(later);

  it('is ready when all it needs is there', async () => {
    const body = { status: 'ready', issuer: 'READY', subgraphs: all };
    expect(await told(graph.url, '/ready')).toEqual({ status: 200, body });
  });

  it('names the core, and is not ready without it', async () => {
    gone.add('participants');
    const body = { status: 'not ready', issuer: 'READY', subgraphs: { ...all, participants: 'NOT_READY' } };
    expect(await told(graph.url, '/ready')).toEqual({ status: 503, body });
    expect((await told(graph.url, '/health')).status).toBe(200);
  });

  it.each(['housing', 'policy'])('names %s, and goes on without it', async (name) => {
    gone.add(name);
    const { status, body } = await told(graph.url, '/ready');
    expect([status, body.subgraphs]).toEqual([200, { ...all, [name]: 'NOT_READY' }]);
  });

  it('names an owner whose database is away', async () => {
    await letIn(false);
    const { body } = await told(graph.url, '/ready');
    await letIn(true);
    expect(body.subgraphs).toEqual({ ...all, housing: 'NOT_READY' });
  });

  it('names the issuer whose keys it cannot have', async () => {
    const { issuer, audience } = graph.configs.housing!;
    const callKeys = Object.fromEntries(AGENCIES.map(({ name }) => [name, graph.configs[name]!.callKeys]));
    const gateway = await startGateway(
      {
        ...{ production: false, host: '127.0.0.1', port: 0, issuer, audience, callKeys, jwksUri: NOWHERE, urls: {} },
        upstreamTimeoutMs: 1_000,
        supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
      },
      (agency, request) => graph.subgraphs[agency.name]!.answer(request),
    );
    const [ready, health] = [await told(gateway.url, '/ready'), await told(gateway.url, '/health')];
    await gateway.stop();
    expect(ready).toEqual({ status: 503, body: { status: 'not ready', issuer: 'NOT_READY', subgraphs: all } });
    expect(health.status).toBe(200);
  });
});
