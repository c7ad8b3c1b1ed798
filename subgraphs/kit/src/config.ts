import type { KeyObject } from 'node:crypto';
import {
  type Agency,
  agencyNamed,
  assertProductionAddress,
  assertProductionRing,
  type Keyring,
  keyringFrom,
  RECORD_AGENCIES,
  type ServerTls,
  serverTlsFrom,
} from '@lead-graph/schema';
import type { CountAnswer, CountRequest } from './facts/countDoor';
import { publicKeysFrom, signingKeyFrom } from './ledger/checkpoint';

/** What one subgraph needs to know, parsed once. A setting that weakens privacy does not exist. */
export interface SubgraphConfig {
  readonly agency: Agency;
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** Shared with the gateway: whose calls are answered. */
  readonly callKeys: Keyring;
  /** Shared with the core: an agency holds its own, the core one of each agency. */
  readonly proofKeys: Readonly<Record<string, Keyring>>;
  /** Signs the checkpoints of this owner's ledger. */
  readonly ledgerKey: KeyObject;
  /** Of other owners: whose checkpoints this one signs as a witness. */
  readonly ledgerPublicKeys: Readonly<Record<string, KeyObject>>;
  /** Shared with the counter, who is answered under it. Absent: nobody who counts is answered. */
  readonly countKeys?: Keyring;
  /** The counter alone: how it reaches each owner. */
  readonly counting?: Counting;
  /** The core's alone: from it each participant's secrets for counting are made, the same as long as it is. */
  readonly recordSecret?: Buffer;
  /** Whose tokens are believed. */
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
  /** Absent: plain HTTP. */
  readonly tls?: ServerTls;
}

/** A ring that the counter shares with each owner, and the way there. */
export interface Counting {
  /** From which the noise of all tables is made: with another, the same people would get other numbers. */
  readonly secret: Buffer;
  readonly keys: Readonly<Record<string, Keyring>>;
  readonly send: (owner: string, request: CountRequest) => Promise<CountAnswer>;
}

/**
 * Reads the settings of one subgraph that runs alone: `DATABASE_URL`, `CALL_KEYS` and `PROOF_KEYS`
 * (`id:base64[,id:base64]`; the core: `PROOF_KEYS_HOUSING` and so on), `LEDGER_KEY` (Ed25519, PKCS #8, base64),
 * `LEDGER_PUBLIC_KEYS` (`name=base64[,name=base64]`), `OIDC_ISSUER`, `OIDC_JWKS_URI`,
 * `OIDC_AUDIENCE` (default lead-graph), `HOST` (default 127.0.0.1), `PORT` (default from schema/agencies.json),
 * `TLS_CERT`, `TLS_KEY`, `TLS_CLIENT_CA` (PEM files; default plain HTTP).
 */
export function configFromEnvironment(name: string, env: NodeJS.ProcessEnv = process.env): SubgraphConfig {
  const agency = agencyNamed(name);
  const demand = (setting: string): string => {
    const value = env[setting];
    if (!value)
      throw new Error(`${setting} is not set; subgraph \`${name}\` needs it (docs/operations.md lists the settings)`);
    return value;
  };
  const production = env.LEAD_ENV === 'production';
  const ringFor = (setting: string): Keyring => {
    const ring = keyringFrom(demand(setting), setting);
    if (production) assertProductionRing(ring, setting);
    return ring;
  };
  const issuerAt = (setting: string): string => {
    if (production) assertProductionAddress(demand(setting), setting);
    return demand(setting);
  };
  const proofKeys = agency.core
    ? Object.fromEntries(
        RECORD_AGENCIES.map((each) => [
          each.name,
          ringFor(`PROOF_KEYS_${each.name.toUpperCase().replaceAll('-', '_')}`),
        ]),
      )
    : { [name]: ringFor('PROOF_KEYS') };
  return Object.freeze({
    agency,
    production,
    host: env.HOST ?? '127.0.0.1',
    port: portFrom(env.PORT, agency.port),
    databaseUrl: databaseAt(demand('DATABASE_URL')),
    callKeys: ringFor('CALL_KEYS'),
    proofKeys,
    ledgerKey: signingKeyFrom(demand('LEDGER_KEY'), 'LEDGER_KEY'),
    ledgerPublicKeys: publicKeysFrom(demand('LEDGER_PUBLIC_KEYS'), 'LEDGER_PUBLIC_KEYS'),
    issuer: issuerAt('OIDC_ISSUER'),
    jwksUri: issuerAt('OIDC_JWKS_URI'),
    audience: env.OIDC_AUDIENCE ?? 'lead-graph',
    tls: serverTlsFrom(env.TLS_CERT, env.TLS_KEY, env.TLS_CLIENT_CA),
  });
}

/** The address holds a password: what is wrong is said without it. */
function databaseAt(address: string): string {
  if (!URL.canParse(address) || !/^postgres(ql)?:$/.test(new URL(address).protocol))
    throw new Error('DATABASE_URL is not an address; expected postgres://role:password@host:port/database');
  return address;
}

function portFrom(text: string | undefined, otherwise: number): number {
  const port = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT is not a port; expected 0..65535');
  return port;
}
