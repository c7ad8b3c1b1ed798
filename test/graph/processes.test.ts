import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Gateway, sendOverHttp, startGateway } from '@lead-graph/gateway';
import type { SubgraphConfig } from '@lead-graph/kit';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import type { Keyring } from '@lead-graph/schema';
import { openTestGraph, type TestGraph, withoutId } from './openGraph';
import { ROSA, SAM } from './people';

const ROOT = join(__dirname, '../..');
const ASKED = [
  ['case-manager-ito', 'DIVOPS', ROSA],
  ['officer-reyes', 'DIVOPS', ROSA],
  ['officer-reyes', 'DIVOPS', SAM],
  ['rosa-quinn', 'PATRQT', ROSA],
  ['housing-okoro', 'DIVOPS', ROSA],
] as const;

let graph: TestGraph;
let gateway: Gateway;
let send: ReturnType<typeof sendOverHttp>;
const processes: ChildProcess[] = [];

beforeAll(async () => {
  graph = await openTestGraph();
  const configs = Object.values(graph.configs);
  const ports = await Promise.all(configs.map(alone));
  const urls = Object.fromEntries(
    configs.map(({ agency }, index) => [agency.name, `http://127.0.0.1:${ports[index]}`]),
  );
  const { issuer, jwksUri, audience } = configs[0]!;
  send = sendOverHttp(urls);
  gateway = await startGateway(
    {
      ...{ production: false, host: '127.0.0.1', port: 0, issuer, jwksUri, audience, urls, upstreamTimeoutMs: 1_500 },
      callKeys: Object.fromEntries(configs.map(({ agency, callKeys }) => [agency.name, callKeys])),
      supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    },
    send,
  );
}, 120_000);

afterAll(async () => {
  await gateway?.stop();
  await send?.close();
  await Promise.all(processes.map(stopped));
  await graph?.stop();
});

/** Runs one subgraph in a process of its own, on the database it has in this one; its port. */
function alone({
  agency,
  databaseUrl,
  callKeys,
  proofKeys,
  ledgerKey,
  issuer,
  jwksUri,
}: SubgraphConfig): Promise<number> {
  const rings = Object.entries(proofKeys).map(([name, ring]) => [
    agency.core ? `PROOF_KEYS_${name.toUpperCase().replaceAll('-', '_')}` : 'PROOF_KEYS',
    textOf(ring),
  ]);
  const env = {
    ...{ PATH: process.env.PATH, PORT: '0', DATABASE_URL: databaseUrl, CALL_KEYS: textOf(callKeys) },
    ...{ LEDGER_KEY: ledgerKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') },
    ...{ OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri, ...Object.fromEntries(rings) },
  };
  const main = `subgraphs/${agency.name}/src/main.ts`;
  const child = spawn(process.execPath, ['-r', '@swc-node/register', main], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  processes.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${main} ended with ${code}`)));
    createInterface(child.stderr!).on('line', (line) => {
      const port = /"event":"listening".*"port":(\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

function textOf(ring: Keyring): string {
  return ring.map(({ id, secret }) => `${id}:${secret.toString('base64')}`).join(',');
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

describe('subgraphs in processes of their own', () => {
  it.each(ASKED)('answer %s for %s exactly as in one process', async (as, purpose, id) => {
    const together = await graph.ask(as, purpose, MAIN_QUERY, { id });
    expect(together.body.errors).toBeUndefined();
    let apart = await graph.ask(as, purpose, MAIN_QUERY, { id }, gateway.url);
    if (apart.body.errors) apart = await graph.ask(as, purpose, MAIN_QUERY, { id }, gateway.url);
    expect(withoutId(apart)).toBe(withoutId(together));
  });

  it('give the case manager records of every agency (so that the tests above can fail)', async () => {
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA }, gateway.url);
    for (const field of ['contacts', 'encounters', 'livingSituations', 'charges'])
      expect(body.data.participant[field].length).toBeGreaterThan(0);
  });
});
