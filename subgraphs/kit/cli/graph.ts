import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import {
  AGENCIES,
  type Agency,
  type Keyring,
  type Persona,
  PERSONAS,
  type TelemetrySettings,
} from '@lead-graph/schema';
import type { Counting, SubgraphConfig } from '../src/config';
import type { StatementObserver } from '../src/database';
import { startEmbeddedPostgres } from '../src/postgres/embedded';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from '../src/subgraph';
import { type Keys, keysIn } from './keys';
import { sow } from './sow';

/** The gateway's door, loaded by name: the kit imports nobody's code. */
type GatewayDoor = typeof import('@lead-graph/gateway');
export type Send = import('@lead-graph/gateway').Send;
type RateLimit = import('@lead-graph/gateway').RateLimit;

export { MAIN_QUERY } from './mainQuery';

export interface GraphOptions {
  /** Data folder; survives a restart. */
  readonly folder: string;
  /** TCP port of the gateway on 127.0.0.1; 0: any that is free. */
  readonly port: number;
  readonly identityPort: number;
  /** For tests: a cluster that may lose what was written when the machine stops. */
  readonly throwaway?: boolean;
  readonly production?: boolean;
  readonly upstreamTimeoutMs?: number;
  readonly supergraphPath?: string;
  /** Default: that of a gateway alone; none where `throwaway`. */
  readonly rateLimit?: RateLimit;
  /** Of gateway and subgraphs; default: nobody is told how they work. */
  readonly telemetry?: TelemetrySettings;
  /** False leaves the databases empty. */
  readonly seed?: boolean;
  /** Synthetic people beside those of schema/personas.json. */
  readonly people?: readonly Persona[];
  /** For tests: given the address of each owner's database before anything is in it. */
  readonly prepare?: (urlFor: (owner: string) => string) => Promise<void>;
  /** For tests: sees, delays or spoils the calls to subgraphs. */
  readonly wrapSend?: (send: Send) => Send;
  readonly observe?: (agency: string) => StatementObserver;
  /** Told of each step as it is done. */
  readonly onStep?: (step: string) => void;
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
  const gatewayDoor: GatewayDoor = await load('@lead-graph/gateway');
  const postgres = await startEmbeddedPostgres({
    folder: options.folder,
    owners: AGENCIES.map(({ name }) => name),
    throwaway: options.throwaway,
  });
  stops.push(() => postgres.stop());
  await options.prepare?.(postgres.urlFor);
  step('PostgreSQL');
  const keysFolder = join(options.folder, 'identity');
  const identity = await gatewayDoor.startIdentityProvider({
    port: options.identityPort,
    keysFolder,
    personas: [...PERSONAS, ...(options.people ?? [])],
  });
  stops.push(() => identity.stop());
  step('identity provider');

  const keys = keysIn(options.folder);
  const publicKeys = Object.fromEntries(
    Object.entries(keys.ledgers).map(([name, key]) => [name, createPublicKey(key)]),
  );
  const subgraphs: Record<string, Subgraph> = {};
  const counting: Counting = {
    keys: keys.counts,
    secret: keys.noise,
    send: (owner, request) => subgraphs[owner]!.count(request),
  };
  const configs = Object.fromEntries(
    AGENCIES.map((agency) => [
      agency.name,
      {
        agency,
        production: options.production ?? false,
        host: '127.0.0.1',
        port: 0,
        databaseUrl: postgres.urlFor(agency.name),
        callKeys: keys.calls[agency.name]!,
        proofKeys: proofKeysOf(agency, keys),
        ledgerKey: keys.ledgers[agency.name]!,
        ledgerPublicKeys: publicKeys,
        issuer: identity.issuer,
        jwksUri: identity.jwksUri,
        audience: 'lead-graph',
        telemetry: options.telemetry,
        countKeys: keys.counts[agency.name],
        ...(agency.core ? { recordSecret: keys.records } : {}),
        ...(agency.counter ? { counting } : {}),
      } satisfies SubgraphConfig,
    ]),
  );
  const definitions = new Map<string, SubgraphDefinition>();
  for (const agency of AGENCIES) {
    const definition = await definitionOf(agency);
    definitions.set(agency.name, definition);
    subgraphs[agency.name] = await openSubgraph(definition, configs[agency.name]!, options.observe?.(agency.name));
  }
  step('subgraphs');
  if (options.seed !== false) await sow(definitions, subgraphs, step);

  const send = gatewayDoor.sendInProcess(subgraphs);
  stops.push(...Object.values(subgraphs).map((subgraph) => () => subgraph.close()));
  const gateway = await gatewayDoor.startGateway(
    {
      production: options.production ?? false,
      host: '127.0.0.1',
      port: options.port,
      issuer: identity.issuer,
      jwksUri: identity.jwksUri,
      audience: 'lead-graph',
      callKeys: keys.calls,
      urls: {},
      upstreamTimeoutMs: options.upstreamTimeoutMs ?? gatewayDoor.UPSTREAM_TIMEOUT_MS.default,
      telemetry: options.telemetry,
      rateLimit: options.rateLimit ?? (options.throwaway ? undefined : usualRate(gatewayDoor)),
      supergraphPath: options.supergraphPath ?? require.resolve('@lead-graph/schema/supergraph'),
    },
    options.wrapSend?.(send) ?? send,
  );
  stops.push(() => gateway.stop());
  step('gateway');
  const tokenFor = (persona: string) => gatewayDoor.tokenFor(identity.issuer, keysFolder, persona);
  const metricsPorts = Object.fromEntries([
    ['gateway', gateway.telemetry.port],
    ...Object.values(subgraphs).map(({ agency, telemetry }) => [agency.name, telemetry.port]),
  ]);
  return { url: gateway.url, issuer: identity.issuer, keysFolder, subgraphs, configs, metricsPorts, tokenFor };
}

/** The core shares a ring with each agency, an agency one with the core, and the counter none. */
function proofKeysOf({ name, core, counter }: Agency, { proofs }: Keys): Readonly<Record<string, Keyring>> {
  if (core) return proofs;
  return counter ? {} : { [name]: proofs[name]! };
}

function usualRate({ RATE_LIMIT }: GatewayDoor): RateLimit {
  return { perMinute: RATE_LIMIT.default, burst: RATE_LIMIT.default };
}

/** A partner's package, found by its name in schema/agencies.json. */
export async function definitionOf(agency: Agency): Promise<SubgraphDefinition> {
  const door = await load<{ subgraph: SubgraphDefinition }>(agency.package);
  return door.subgraph;
}

async function load<T>(name: string): Promise<T> {
  return require(name) as T;
}
