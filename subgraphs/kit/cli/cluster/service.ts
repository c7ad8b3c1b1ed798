import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AGENCIES } from '@lead-graph/schema';
import type { SubgraphConfig } from '../../src/config';
import { subgraphSettings } from './settings';

const ROOT = join(__dirname, '../../../..');

/** One service of the graph in a process of its own, with the settings of docs/operations.md. */
export interface Service {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it as an operator would; a stopped one is woken first. */
  end(): Promise<void>;
}

export interface ServiceOptions {
  /** Modules, by path from the root, loaded before its own: what they change makes another build of it. */
  readonly preload?: readonly string[];
  /** Given each line of its log. */
  readonly onLine?: (line: string) => void;
}

/**
 * Resolves when it listens; rejects where it ends before. It is in a process group of its own, so that Ctrl-C reaches
 * whoever started it alone, and ends by itself when that one is gone.
 */
export function startService(main: string, env: NodeJS.ProcessEnv, { preload = [], onLine }: ServiceOptions = {}) {
  const modules = ['subgraphs/kit/cli/cluster/endsWithParent.ts', ...preload].map((path) => join(ROOT, path));
  const loaded = ['@swc-node/register', ...modules].flatMap((path) => ['-r', path]);
  const child = spawn(process.execPath, [...loaded, main], {
    cwd: ROOT,
    detached: true,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let last = '';
  return new Promise<Service>((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`${main} ended with ${code ?? signal}: ${last}`)));
    createInterface(child.stderr!).on('line', (line) => {
      last = line;
      onLine?.(line);
      const port = /"event":"(?:gateway )?listening".*"port":(\d+)/.exec(line)?.[1];
      if (port) resolve({ url: `http://127.0.0.1:${port}`, child, end: () => ended(child) });
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  child.kill('SIGCONT');
  await once(child, 'exit');
}

/** Every subgraph, the counter after those it asks; by name, in the order of schema/agencies.json. */
export async function startSubgraphs<T extends Service>(
  configs: Readonly<Record<string, SubgraphConfig>>,
  start: (main: string, env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<Record<string, T>> {
  const started: Record<string, T> = {};
  const open = async ({ name }: { name: string }, owners = {}) => {
    started[name] = await start(`subgraphs/${name}/src/main.ts`, subgraphSettings(configs[name]!, owners));
  };
  await Promise.all(AGENCIES.filter(({ counter }) => !counter).map((owner) => open(owner)));
  const owners = urlsOf(started);
  await Promise.all(AGENCIES.filter(({ counter }) => counter).map((counter) => open(counter, owners)));
  return Object.fromEntries(AGENCIES.map(({ name }) => [name, started[name]!]));
}

export function urlsOf(services: Readonly<Record<string, Service>>): Record<string, string> {
  return Object.fromEntries(Object.entries(services).map(([name, { url }]) => [name, url]));
}
