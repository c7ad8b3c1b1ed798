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
import { startEmbeddedPostgres } from '../src/postgres/embedded';
import { type Keys, keysIn } from './keys';

/** The gateway's door, loaded by name: the kit imports nobody's code. */
export type GatewayDoor = typeof import('@lead-graph/gateway');

export function gatewayDoor(): GatewayDoor {
  return require('@lead-graph/gateway');
}

export interface FoundationOptions {
  /** Data folder; survives a restart. */
  readonly folder: string;
  readonly identityPort: number;
  /** For tests: a cluster that may lose what was written when the machine stops. */
  readonly throwaway?: boolean;
  readonly production?: boolean;
  /** Of gateway and subgraphs; default: nobody is told how they work. */
  readonly telemetry?: TelemetrySettings;
  /** Synthetic people beside those of schema/personas.json. */
  readonly people?: readonly Persona[];
  /** For tests: given the address of each owner's database before anything is in it. */
  readonly prepare?: (urlFor: (owner: string) => string) => Promise<void>;
  /** Told of each step as it is done. */
  readonly onStep?: (step: string) => void;
}

/** What every graph on this machine stands on: a database for each owner, an issuer of tokens, and keys. */
export interface Foundations {
  /** Of each subgraph, by its name. */
  readonly configs: Readonly<Record<string, SubgraphConfig>>;
  readonly callKeys: Readonly<Record<string, Keyring>>;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly keysFolder: string;
  tokenFor(persona: string): Promise<string>;
}

/** Starts PostgreSQL and the identity provider; `stops` is told how each is stopped. `way`: how the counter reaches owners. */
export async function layFoundations(
  options: FoundationOptions,
  stops: (() => Promise<unknown>)[],
  way: Pick<Counting, 'send'>,
): Promise<Foundations> {
  const door = gatewayDoor();
  const postgres = await startEmbeddedPostgres({
    folder: options.folder,
    owners: AGENCIES.map(({ name }) => name),
    throwaway: options.throwaway,
  });
  stops.push(() => postgres.stop());
  await options.prepare?.(postgres.urlFor);
  options.onStep?.('PostgreSQL');
  const keysFolder = join(options.folder, 'identity');
  const { issuer, jwksUri, stop } = await door.startIdentityProvider({
    port: options.identityPort,
    keysFolder,
    personas: [...PERSONAS, ...(options.people ?? [])],
  });
  stops.push(stop);
  options.onStep?.('identity provider');

  const keys = keysIn(options.folder);
  const shared = {
    production: options.production ?? false,
    telemetry: options.telemetry,
    ...{ host: '127.0.0.1', port: 0, issuer, jwksUri, audience: 'lead-graph' },
    ledgerPublicKeys: Object.fromEntries(
      Object.entries(keys.ledgers).map(([name, key]) => [name, createPublicKey(key)]),
    ),
  };
  const configs = Object.fromEntries(
    AGENCIES.map((agency) => [
      agency.name,
      { ...shared, agency, databaseUrl: postgres.urlFor(agency.name), ...secretsOf(agency, keys, way) },
    ]),
  );
  const tokenFor = (persona: string) => door.tokenFor(issuer, keysFolder, persona);
  return { configs, callKeys: keys.calls, issuer, jwksUri, keysFolder, tokenFor };
}

function secretsOf(agency: Agency, keys: Keys, way: Pick<Counting, 'send'>) {
  return {
    callKeys: keys.calls[agency.name]!,
    proofKeys: proofKeysOf(agency, keys),
    ledgerKey: keys.ledgers[agency.name]!,
    countKeys: keys.counts[agency.name],
    ...(agency.core ? { recordSecret: keys.records } : {}),
    ...(agency.proof ? { studyExtracts: ['*'] } : {}),
    ...(agency.counter ? { counting: { keys: keys.counts, secret: keys.noise, ...way } } : {}),
  };
}

/** The core shares a ring with each agency, an agency one with the core, and the counter none. */
function proofKeysOf({ name, core, counter }: Agency, { proofs }: Keys): Readonly<Record<string, Keyring>> {
  if (core) return proofs;
  return counter ? {} : { [name]: proofs[name]! };
}
