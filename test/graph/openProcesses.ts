import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sendOverHttp, startGateway } from '@lead-graph/gateway';
import type { SubgraphConfig } from '@lead-graph/kit';
import type { Graph } from '@lead-graph/kit/graph';
import type { Keyring } from '@lead-graph/schema';

const ROOT = join(__dirname, '../..');

/** The same graph once more: each subgraph in a process of its own, on the database it has here, and a gateway that calls them. */
export interface Processes {
  readonly url: string;
  /** Ends the process of one agency alone. */
  end(agency: string): Promise<void>;
  stop(): Promise<void>;
}

export async function openProcesses({ configs }: Pick<Graph, 'configs'>): Promise<Processes> {
  const children: ChildProcess[] = [];
  const all = Object.values(configs);
  const ports = await Promise.all(all.map((config) => alone(config, children)));
  const urls = Object.fromEntries(all.map(({ agency }, index) => [agency.name, `http://127.0.0.1:${ports[index]}`]));
  const { issuer, jwksUri, audience } = all[0]!;
  const send = sendOverHttp(urls);
  const gateway = await startGateway(
    {
      ...{ production: false, host: '127.0.0.1', port: 0, issuer, jwksUri, audience, urls, upstreamTimeoutMs: 1_500 },
      callKeys: Object.fromEntries(all.map(({ agency, callKeys }) => [agency.name, callKeys])),
      supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    },
    send,
  );
  return {
    url: gateway.url,
    end: (agency) => stopped(children[all.findIndex((each) => each.agency.name === agency)]!),
    stop: async () => {
      await gateway.stop();
      await send.close();
      await Promise.all(children.map(stopped));
    },
  };
}

/** The port of one subgraph in a process of its own. */
function alone(config: SubgraphConfig, children: ChildProcess[]): Promise<number> {
  const main = `subgraphs/${config.agency.name}/src/main.ts`;
  const child = spawn(process.execPath, ['-r', '@swc-node/register', main], {
    cwd: ROOT,
    env: environmentOf(config),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${main} ended with ${code}`)));
    createInterface(child.stderr!).on('line', (line) => {
      const port = /"event":"listening".*"port":(\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

function environmentOf(config: SubgraphConfig) {
  const { agency, databaseUrl, callKeys, proofKeys, ledgerKey, ledgerPublicKeys, issuer, jwksUri } = config;
  const rings = Object.entries(proofKeys).map(([name, ring]) => [
    agency.core ? `PROOF_KEYS_${name.toUpperCase().replaceAll('-', '_')}` : 'PROOF_KEYS',
    textOf(ring),
  ]);
  return {
    ...{ PATH: process.env.PATH, PORT: '0', DATABASE_URL: databaseUrl, CALL_KEYS: textOf(callKeys) },
    ...{ LEDGER_KEY: ledgerKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') },
    LEDGER_PUBLIC_KEYS: Object.entries(ledgerPublicKeys)
      .map(([name, key]) => `${name}=${key.export({ format: 'der', type: 'spki' }).toString('base64')}`)
      .join(','),
    ...{ OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri, ...Object.fromEntries(rings) },
  };
}

function textOf(ring: Keyring): string {
  return ring.map(({ id, secret }) => `${id}:${secret.toString('base64')}`).join(',');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
