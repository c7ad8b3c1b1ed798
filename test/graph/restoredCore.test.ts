import { createServer, connect, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { Courier } from '@lead-graph/gateway';
import { openSubgraph, type Subgraph, type SubgraphConfig } from '@lead-graph/kit';
import { definitionOf } from '@lead-graph/kit/graph';
import { backUp, type Restored, restore } from '@lead-graph/kit/testing';
import { AGENCIES, agencyNamed } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

const CORE = agencyNamed('participants');
const QUERY = 'query ($id: ID!) { participant(id: $id) { livingSituations { id } } }';
const OWN = '{ housingLivingSituations(first: 5) { nodes { id } } }';
const REVOKE = 'mutation ($id: ID!) { revokeConsent(id: $id) { consentId } }';

let graph: TestGraph;
let courier: Courier;
let restored: Restored;
/** Stands in for the graph's own core. */
let core: Subgraph | undefined;
/** While true, no witness can speak: the gateway's own round, every ten seconds, may fall on any moment of a test. */
let lettersHeld = false;

/** A backup is taken, then a consent is revoked, and the witnesses see that something happened. */
beforeAll(async () => {
  graph = await openTestGraph({
    wrapSend: (send) => (agency, request, timeout) => {
      if (lettersHeld && request.body.startsWith('{"ledger":')) return Promise.reject(new Error('held'));
      return core && agency.core ? core.answer(request) : send(agency, request, timeout);
    },
  });
  const callKeys = Object.fromEntries(AGENCIES.map(({ name }) => [name, graph.configs[name]!.callKeys]));
  courier = new Courier({ callKeys } as never, (agency, request) =>
    (core && agency.core ? core : graph.subgraphs[agency.name]!).answer(request),
  );
  expect(await situations()).toBeGreaterThan(0);
  await seenByWitnesses();
  const administrator = await graph.administrator(CORE.name);
  const copy = await backUp(administrator, dirname(graph.keysFolder));
  await administrator.end();
  const [consent] = await graph.subgraphs[CORE.name]!.db.query(
    `SELECT id FROM consent WHERE "participantId" = $1 AND type = 'ROI_MULTIPARTY' AND "revokedAt" IS NULL`,
    [ROSA],
  );
  await graph.ask('rosa-quinn', 'PATRQT', REVOKE, { id: consent.id });
  expect(await situations()).toBeNull();
  await seenByWitnesses();
  restored = await restore(
    copy,
    AGENCIES.map(({ name }) => name),
  );
});
afterEach(async () => {
  lettersHeld = false;
  await core?.close();
  core = undefined;
});
afterAll(async () => {
  await restored?.remove();
  await graph?.stop();
});

async function seenByWitnesses(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  await courier.carry();
}

/** How many Rosa's housing worker reads through the participant; null where they may not know of her. */
async function situations(): Promise<number | null> {
  const { body } = await graph.ask('housing-okoro', 'DIVOPS', QUERY, { id: ROSA });
  return body.data?.participant?.livingSituations.length ?? null;
}

const openCore = async (change: Partial<SubgraphConfig>) =>
  openSubgraph(await definitionOf(CORE), { ...graph.configs[CORE.name]!, ...change });

describe('a core that was restored from a backup', () => {
  it('is older than what its witnesses saw: it answers nothing, and says which of them saw more', async () => {
    core = await openCore({ databaseUrl: restored.urlFor(CORE.name) });
    await courier.carry();
    expect(await situations()).toBeNull();
    expect(core.continuity).toMatchObject({
      whole: false,
      status: expect.stringMatching(/^`law-enforcement` has seen \d+ entries that this database does not hold$/),
    });
    const { body } = await graph.ask('rosa-quinn', 'PATRQT', 'query ($id: ID!) { participant(id: $id) { id } }', {
      id: ROSA,
    });
    expect(body.data?.participant ?? null).toBeNull();
    expect(body.errors?.[0]?.extensions.code).toBe('LEDGER_UNCONFIRMED');
  });

  it('signs nothing either, and leaves the agencies their own rows', async () => {
    core = await openCore({ databaseUrl: restored.urlFor(CORE.name) });
    const newest = () => core!.db.query('SELECT max(size)::int AS size FROM ledger.checkpoint');
    const before = await newest();
    await seenByWitnesses();
    expect(await newest()).toEqual(before);
    const { body } = await graph.ask('housing-okoro', 'DIVOPS', OWN);
    expect(body.data.housingLivingSituations.nodes.length).toBeGreaterThan(0);
  });

  it('would hand on what was revoked since, without its witnesses (so that the test above can fail)', async () => {
    core = await openCore({ databaseUrl: restored.urlFor(CORE.name), ledgerPublicKeys: {} });
    expect(await situations()).toBeGreaterThan(0);
  });

  it('answers nothing before a witness has spoken, and is brought word by whoever asks', async () => {
    lettersHeld = true;
    core = await openCore({});
    expect(core.continuity.whole).toBe(false);
    const first = await graph.ask('case-manager-ito', 'DIVOPS', QUERY, { id: ROSA });
    expect(first.body.data?.participant ?? null).toBeNull();
    expect(core.continuity.whole).toBe(false);
    lettersHeld = false;
    const until = performance.now() + 10_000;
    while (!core.continuity.whole && performance.now() < until) {
      await graph.ask('case-manager-ito', 'DIVOPS', QUERY, { id: ROSA });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(core.continuity.status).toBe('whole');
  });
});

describe('a database that is replaced under a running core by one that lags behind', () => {
  let relay: Awaited<ReturnType<typeof openRelay>>;
  afterEach(() => relay?.close());

  const failOver = async (sabotage: (running: Subgraph) => void) => {
    relay = await openRelay(portOf(graph.configs[CORE.name]!.databaseUrl));
    const through = new URL(restored.urlFor(CORE.name));
    through.port = String(relay.port);
    core = await openCore({ databaseUrl: through.href, ledgerPublicKeys: {} });
    sabotage(core);
    expect(await situations()).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    relay.leadTo(restored.port);
    const seen: (number | null)[] = [];
    for (let ask = 0; ask < 10; ask += 1) seen.push(await situations());
    return seen;
  };

  it('is noticed by the first write that is meant for it, and nothing is answered from it', async () => {
    expect(await failOver(() => undefined)).toEqual(Array(10).fill(null));
    expect(core!.continuity.status).toMatch(/^this process knows \d+ entries that this database does not hold$/);
  });

  it('would be believed without that (so that the test above can fail)', async () => {
    const deaf = (running: Subgraph) =>
      void jest.spyOn(running.continuity as unknown as { lost(): void }, 'lost').mockImplementation(() => undefined);
    expect(Math.max(...(await failOver(deaf)).map(Number))).toBeGreaterThan(0);
  });
});

const portOf = (url: string): number => Number(new URL(url).port);

/** Carries connections to a port that can be changed: those that are open then are cut. */
async function openRelay(first: number) {
  let target = first;
  const sockets = new Set<Socket>();
  const kept = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return socket;
  };
  const server: Server = createServer((socket) => {
    const onward = kept(connect(target, '127.0.0.1'));
    kept(socket).pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    leadTo: (port: number) => {
      target = port;
      cut();
    },
    close: () => {
      cut();
      server.close();
    },
  };
}
