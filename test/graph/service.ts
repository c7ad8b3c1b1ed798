import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SubgraphConfig } from '@lead-graph/kit';
import type { Keyring } from '@lead-graph/schema';

const ROOT = join(__dirname, '../..');

/** One service of the graph in a process of its own, with the settings of docs/operations.md. */
export interface Service {
  readonly url: string;
  readonly child: ChildProcess;
  /** Lines of its log so far. */
  readonly lines: readonly string[];
  /** Ends it as an operator would; a stopped one is woken first. */
  end(): Promise<void>;
}

export interface ServiceOptions {
  /** Modules, by path from the root, loaded before its own: what they change makes another build of it. */
  readonly preload?: readonly string[];
  /** Of the counter: where each owner listens. */
  readonly countUrls?: Readonly<Record<string, string>>;
}

/** Resolves when it listens; rejects where it ends before. */
export function startService(main: string, env: NodeJS.ProcessEnv, { preload = [] }: ServiceOptions = {}) {
  const loaded = ['@swc-node/register', ...preload.map((path) => join(ROOT, path))].flatMap((path) => ['-r', path]);
  const child = spawn(process.execPath, [...loaded, main], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  return new Promise<Service>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${main} ended with ${code}: ${lines.slice(-3).join(' ')}`)));
    createInterface(child.stderr!).on('line', (line) => {
      lines.push(line);
      const port = /"event":"(?:gateway )?listening".*"port":(\d+)/.exec(line)?.[1];
      if (port) resolve({ url: `http://127.0.0.1:${port}`, child, lines, end: () => ended(child) });
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  child.kill('SIGCONT');
  await once(child, 'exit');
}

/** A subgraph on the database it has in this process. */
export function startSubgraph(config: SubgraphConfig, options: ServiceOptions = {}): Promise<Service> {
  const env = { ...environmentOf(config), ...countEnvironmentOf(config, options.countUrls ?? {}) };
  return startService(`subgraphs/${config.agency.name}/src/main.ts`, env, options);
}

/** Every subgraph, the counter after those it asks; in the order of the configurations. */
export async function startSubgraphs(
  configs: Readonly<Record<string, SubgraphConfig>>,
  options: ServiceOptions = {},
): Promise<Service[]> {
  const all = Object.values(configs);
  const owners = all.filter(({ agency }) => !agency.counter);
  const started = await Promise.all(owners.map((config) => startSubgraph(config, options)));
  const countUrls = Object.fromEntries(owners.map(({ agency }, at) => [agency.name, started[at]!.url]));
  return Promise.all(
    all.map((config) => started[owners.indexOf(config)] ?? startSubgraph(config, { ...options, countUrls })),
  );
}

/** A gateway that calls the subgraphs of these configurations at `urls`. */
export function startGatewayService(
  configs: Readonly<Record<string, SubgraphConfig>>,
  urls: Readonly<Record<string, string>>,
  options?: ServiceOptions,
): Promise<Service> {
  const all = Object.values(configs);
  const { issuer, jwksUri } = all[0]!;
  const perSubgraph = all.flatMap(({ agency: { name }, callKeys }) => [
    [`CALL_KEYS_${upper(name)}`, textOf(callKeys)],
    [`URL_${upper(name)}`, urls[name]!],
  ]);
  const env = { OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri, ...RATES, ...Object.fromEntries(perSubgraph) };
  return startService('gateway/src/main.ts', { ...env, UPSTREAM_TIMEOUT_MS: '1500' }, options);
}

/** More than any test asks for. */
const RATES = { RATE_LIMIT_PER_MINUTE: '100000', RATE_LIMIT_BURST: '100000' };

function environmentOf(config: SubgraphConfig): NodeJS.ProcessEnv {
  const { agency, databaseUrl, callKeys, proofKeys, ledgerKey, ledgerPublicKeys, issuer, jwksUri } = config;
  const rings = Object.entries(proofKeys).map(([name, ring]) => [
    agency.core ? `PROOF_KEYS_${upper(name)}` : 'PROOF_KEYS',
    textOf(ring),
  ]);
  return {
    ...{ DATABASE_URL: databaseUrl, CALL_KEYS: textOf(callKeys) },
    ...{ LEDGER_KEY: ledgerKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') },
    LEDGER_PUBLIC_KEYS: Object.entries(ledgerPublicKeys)
      .map(([name, key]) => `${name}=${key.export({ format: 'der', type: 'spki' }).toString('base64')}`)
      .join(','),
    ...{ OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri, ...Object.fromEntries(rings) },
  };
}

function countEnvironmentOf(
  { countKeys, recordSecret, counting }: SubgraphConfig,
  urls: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const rings = Object.entries(counting?.keys ?? {}).map(([name, ring]) => [`COUNT_KEYS_${upper(name)}`, textOf(ring)]);
  const ways = Object.entries(urls).map(([name, url]) => [`COUNT_URL_${upper(name)}`, url]);
  return {
    ...(countKeys ? { COUNT_KEYS: textOf(countKeys) } : {}),
    ...(recordSecret ? { RECORD_SECRET: recordSecret.toString('base64') } : {}),
    ...(counting
      ? { NOISE_SECRET: counting.secret.toString('base64'), ...Object.fromEntries([...rings, ...ways]) }
      : {}),
  };
}

function upper(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

function textOf(ring: Keyring): string {
  return ring.map(({ id, secret }) => `${id}:${secret.toString('base64')}`).join(',');
}
