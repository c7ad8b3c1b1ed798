import { AGENCIES, type Agency } from '@lead-graph/schema';
import type { SubgraphConfig } from '../src/config';
import type { StatementObserver } from '../src/database';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from '../src/subgraph';
import { type FoundationOptions, type GatewayDoor, gatewayDoor, layFoundations } from './foundations';
import { sow } from './sow';

export type Send = import('@lead-graph/gateway').Send;
type RateLimit = import('@lead-graph/gateway').RateLimit;

export { MAIN_QUERY } from './mainQuery';

export interface GraphOptions extends FoundationOptions {
  /** TCP port of the gateway on 127.0.0.1; 0: any that is free. */
  readonly port: number;
  readonly upstreamTimeoutMs?: number;
  readonly supergraphPath?: string;
  /** Default: that of a gateway alone; none where `throwaway`. */
  readonly rateLimit?: RateLimit;
  /** False leaves the databases empty. */
  readonly seed?: boolean;
  /** For tests: sees, delays or spoils the calls to subgraphs. */
  readonly wrapSend?: (send: Send) => Send;
  readonly observe?: (agency: string) => StatementObserver;
}

/** The whole graph, running in this process. */
export interface Graph {
  readonly url: string;
  readonly issuer: string;
  readonly keysFolder: string;
  readonly subgraphs: Readonly<Record<string, Subgraph>>;
  readonly configs: Readonly<Record<string, SubgraphConfig>>;
  /** By service, the port of its `/metrics`; null where there is none. */
  readonly metricsPorts: Readonly<Record<string, number | null>>;
  tokenFor(persona: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL, the identity provider, every subgraph and the gateway; what was started is stopped if a step fails. */
export async function openGraph(options: GraphOptions): Promise<Graph> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { ...(await open(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(options: GraphOptions, stops: (() => Promise<unknown>)[]): Promise<Omit<Graph, 'stop'>> {
  const step = options.onStep ?? (() => undefined);
  const subgraphs: Record<string, Subgraph> = {};
  const { configs, issuer, jwksUri, callKeys, keysFolder, tokenFor } = await layFoundations(options, stops, {
    send: (owner, request) => subgraphs[owner]!.count(request),
  });
  const definitions = await openSubgraphs(configs, subgraphs, options.observe);
  step('subgraphs');
  if (options.seed !== false) await sow(definitions, subgraphs, step);

  const door = gatewayDoor();
  const send = door.sendInProcess(subgraphs);
  stops.push(...Object.values(subgraphs).map((subgraph) => () => subgraph.close()));
  const gateway = await door.startGateway(
    {
      production: options.production ?? false,
      host: '127.0.0.1',
      port: options.port,
      issuer,
      jwksUri,
      audience: 'lead-graph',
      callKeys,
      urls: {},
      upstreamTimeoutMs: options.upstreamTimeoutMs ?? door.UPSTREAM_TIMEOUT_MS.default,
      telemetry: options.telemetry,
      rateLimit: options.rateLimit ?? (options.throwaway ? undefined : usualRate(door)),
      maxInFlight: options.throwaway ? undefined : door.MAX_IN_FLIGHT.default,
      supergraphPath: options.supergraphPath ?? require.resolve('@lead-graph/schema/supergraph'),
    },
    options.wrapSend?.(send) ?? send,
  );
  stops.push(() => gateway.stop());
  step('gateway');
  const metricsPorts = Object.fromEntries([
    ['gateway', gateway.telemetry.port],
    ...Object.values(subgraphs).map(({ agency, telemetry }) => [agency.name, telemetry.port]),
  ]);
  return { url: gateway.url, issuer, keysFolder, subgraphs, configs, metricsPorts, tokenFor };
}

/** Opens every subgraph in this process, into `subgraphs`; what each is made of, by its name. */
export async function openSubgraphs(
  configs: Readonly<Record<string, SubgraphConfig>>,
  subgraphs: Record<string, Subgraph>,
  observe?: GraphOptions['observe'],
): Promise<ReadonlyMap<string, SubgraphDefinition>> {
  const definitions = new Map<string, SubgraphDefinition>();
  for (const agency of AGENCIES) {
    const definition = await definitionOf(agency);
    definitions.set(agency.name, definition);
    subgraphs[agency.name] = await openSubgraph(definition, configs[agency.name]!, observe?.(agency.name));
  }
  return definitions;
}

function usualRate({ RATE_LIMIT }: GatewayDoor): RateLimit {
  return { perMinute: RATE_LIMIT.default, burst: RATE_LIMIT.default };
}

/** A partner's package, found by its name in schema/agencies.json. */
export async function definitionOf(agency: Agency): Promise<SubgraphDefinition> {
  const door: { subgraph: SubgraphDefinition } = require(agency.package);
  return door.subgraph;
}
