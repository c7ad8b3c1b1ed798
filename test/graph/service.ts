import type { SubgraphConfig } from '@lead-graph/kit';
import {
  gatewaySettings,
  type Service as Process,
  startService as startProcess,
  startSubgraphs as startEach,
  subgraphSettings,
} from '@lead-graph/kit/cluster';

/** One service of the graph in a process of its own, with the settings of docs/operations.md. */
export interface Service extends Process {
  /** Lines of its log so far. */
  readonly lines: readonly string[];
}

export interface ServiceOptions {
  /** Modules, by path from the root, loaded before its own: what they change makes another build of it. */
  readonly preload?: readonly string[];
  /** Beside those it needs. */
  readonly settings?: NodeJS.ProcessEnv;
}

/** Resolves when it listens; rejects where it ends before. */
async function startService(main: string, env: NodeJS.ProcessEnv, options: ServiceOptions = {}): Promise<Service> {
  const lines: string[] = [];
  const onLine = (line: string) => void lines.push(line);
  return {
    ...(await startProcess(main, { DRAIN_MS: '0', ...env, ...options.settings }, { ...options, onLine })),
    lines,
  };
}

/** A subgraph on the database it has in this process. */
export function startSubgraph(config: SubgraphConfig, options: ServiceOptions = {}): Promise<Service> {
  return startService(`subgraphs/${config.agency.name}/src/main.ts`, subgraphSettings(config), options);
}

/** Every subgraph, by name. */
export function startSubgraphs(
  configs: Readonly<Record<string, SubgraphConfig>>,
  options: ServiceOptions = {},
): Promise<Record<string, Service>> {
  return startEach(configs, (main, env) => startService(main, env, options));
}

/** A gateway that calls the subgraphs of these configurations at `urls`. */
export function startGatewayService(
  configs: Readonly<Record<string, SubgraphConfig>>,
  urls: Readonly<Record<string, string>>,
  options?: ServiceOptions,
): Promise<Service> {
  const env = { ...gatewaySettings(configs, urls), ...ROOM, UPSTREAM_TIMEOUT_MS: '1500' };
  return startService('gateway/src/main.ts', env, options);
}

/** More than any test asks for. */
const ROOM = { RATE_LIMIT_PER_MINUTE: '100000', RATE_LIMIT_BURST: '100000', MAX_IN_FLIGHT: '10000' };
