import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CALL_HEADER } from '@lead-graph/kit';
import { openServices, type Services, startBalancer, urlsOf } from '@lead-graph/kit/cluster';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import {
  type CallClaims,
  LEASE_MARGIN_MILLISECONDS,
  LEASE_MILLISECONDS,
  Purpose,
  seal,
  digestOf,
} from '@lead-graph/schema';
import { parseAllDocuments } from 'yaml';
import { openTestGraph, type TestGraph, withoutId } from '../graph/openGraph';
import { ROSA } from '../graph/people';
import { startGatewayService, startSubgraph } from '../graph/service';
import { raceThrough } from '../revocation/races';

const ROOM = { RATE_LIMIT_PER_MINUTE: '100000', MAX_IN_FLIGHT: '10000', UPSTREAM_TIMEOUT_MS: '1500' };
const READ = 'query ($id: ID!) { participant(id: $id) { status livingSituations { id } } }';
const OWN = JSON.stringify({ query: '{ housingEnrolments(first: 1) { nodes { id } } }' });

let graph: TestGraph;
let services: Services;
let token: string;

beforeAll(async () => {
  graph = await openTestGraph();
  services = await openServices(graph.configs, { port: 0, gateways: 3, settings: ROOM });
  token = await graph.tokenFor('housing-okoro');
  for (const { url } of services.gateways) await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA }, url);
}, 180_000);
afterAll(async () => {
  await services?.stop();
  await graph?.stop();
});

const read = (url: string) => graph.ask('case-manager-ito', 'DIVOPS', READ, { id: ROSA }, url);

/** A question of the own staff, as a gateway seals it. */
function sealedCall(call: string): Record<string, string> {
  const claims: CallClaims = {
    ...{ audience: 'housing', operation: `operation of ${call}`, call, purpose: Purpose.DIVOPS },
    ...{ issuedAt: Math.floor(Date.now() / 1000), digest: digestOf(OWN) },
  };
  return { authorization: `Bearer ${token}`, [CALL_HEADER]: seal(claims, graph.configs.housing!.callKeys) };
}

function probesOf(name: string): string[] {
  const text = readFileSync(join(__dirname, `../../deploy/kubernetes/base/${name}.yaml`), 'utf8');
  const [deployment] = parseAllDocuments(text).map((document) => document.toJS());
  const { startupProbe, livenessProbe, readinessProbe } = deployment.spec.template.spec.containers[0];
  return [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path);
}

const isReady = async (url: string) => (await fetch(`${url}/ready`)).ok;

const callHousing = (url: string, headers: Record<string, string>) =>
  fetch(`${url}/graphql`, { method: 'POST', headers, body: OWN });

/** Asks without a pause until `over`; how many were answered, and how many were lost: cut off, or answered by nobody who knew. */
async function askUntil(over: Promise<unknown>, ask: () => Promise<boolean>) {
  const told = { answered: 0, lost: 0 };
  let ended = false;
  void over.finally(() => (ended = true));
  const one = async (): Promise<void> => {
    while (!ended) told[(await ask().catch(() => false)) ? 'answered' : 'lost'] += 1;
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return told;
}

const answeredByGateway = async () => (await read(services.url)).body.extensions?.requestId !== undefined;

describe('three gateways and six subgraphs, a process each', () => {
  it('answer like one process, whoever has the turn', async () => {
    const together = withoutId(await read(graph.url));
    expect(together).toContain('"livingSituations":[{');
    for (let turn = 0; turn < 6; turn += 1) expect(withoutId(await read(services.url))).toBe(together);
  });

  it('answer every probe of deploy/kubernetes', async () => {
    const all = { ...services.subgraphs, gateway: services.gateways[0]! };
    for (const [name, { url }] of Object.entries(all)) {
      const probes = probesOf(name);
      expect(probes).toHaveLength(3);
      for (const path of probes) expect([name, path, (await fetch(url + path)).status]).toEqual([name, path, 200]);
    }
  });

  it('obey a revocation through every gateway at once', async () => {
    const urls = services.gateways.map(({ url }) => url);
    const figure = await raceThrough(urls, graph, { races: 24, atOnce: 24 });
    expect(figure).toMatchObject({ releasedAfter: 0, readAfter: 0, unacknowledged: 0 });
    expect(figure.soonestAcknowledgement).toBeGreaterThanOrEqual(LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS);
    expect(figure.released).toBeGreaterThan(0);
    expect(figure.releasedAfterHastyAcknowledgement).toBeGreaterThan(0);
  }, 60_000);

  it('refuse a call that was made before, at another process of the subgraph too', async () => {
    const [headers, other] = [sealedCall('first'), sealedCall('second')];
    expect((await callHousing(services.subgraphs.housing!.url, headers)).status).toBe(200);
    expect((await callHousing(services.subgraphs.housing!.url, headers)).status).toBe(401);
    expect(await graph.subgraphs.housing!.answer({ headers, body: OWN })).toMatchObject({ status: 401 });
    expect(await graph.subgraphs.housing!.answer({ headers: other, body: OWN })).toMatchObject({ status: 200 });
  });

  it('lose nothing when one process of a subgraph is told to stop under load', async () => {
    const leaving = await startSubgraph(graph.configs.housing!, { settings: { DRAIN_MS: '1000' } });
    expect(await isReady(leaving.url)).toBe(false);
    const settings = { LETTERS_URL_HOUSING: leaving.url };
    const courier = await startGatewayService(graph.configs, urlsOf(services.subgraphs), { settings });
    while (!(await isReady(leaving.url))) await new Promise((resolve) => setTimeout(resolve, 100));
    await courier.end();
    const balancer = await startBalancer([leaving.url, services.subgraphs.housing!.url], 0);
    let calls = 0;
    const ask = async () => (await callHousing(balancer.url, sealedCall(`call ${(calls += 1)}`))).status === 200;
    const told = await askUntil(leaving.end(), ask);
    await balancer.stop();
    expect(told).toMatchObject({ lost: 0 });
    expect(told.answered).toBeGreaterThan(10);
    expect(leaving.child.exitCode).toBe(0);
  }, 60_000);

  it('lose nothing when a gateway is told to stop under load', async () => {
    const [leaving] = services.gateways;
    const told = await askUntil(leaving!.end(), answeredByGateway);
    expect(told).toMatchObject({ lost: 0 });
    expect(told.answered).toBeGreaterThan(10);
    expect(leaving!.child.exitCode).toBe(0);
  }, 60_000);

  it('go on when a gateway is killed, without what it had under way (which so can be lost)', async () => {
    const [, killed] = services.gateways;
    const end = once(killed!.child, 'exit');
    const during = askUntil(end, answeredByGateway);
    setTimeout(() => killed!.child.kill('SIGKILL'), 500);
    expect((await during).lost).toBeGreaterThan(0);
    const after = await askUntil(new Promise((resolve) => setTimeout(resolve, 1_000)), answeredByGateway);
    expect(after).toMatchObject({ lost: 0 });
    expect(after.answered).toBeGreaterThan(0);
  }, 60_000);

  it('leave ledgers that agree with all that was signed', () => {
    const words = ['ledger', 'verify', '--json', '--folder', dirname(graph.keysFolder)];
    const { stdout } = spawnSync(process.execPath, ['subgraphs/kit/cli/leadgraph.js', ...words], {
      cwd: join(__dirname, '../..'),
      encoding: 'utf8',
    });
    const verdicts: { origin: string; ok: boolean; entries: number }[] = JSON.parse(stdout);
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdicts.find(({ origin }) => origin === 'housing')!.entries).toBeGreaterThan(20);
  }, 60_000);
});
