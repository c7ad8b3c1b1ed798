import type { KeyObject } from 'node:crypto';
import {
  type Agency,
  agencyNamed,
  assertProductionAddress,
  assertProductionRing,
  COUNTED_AGENCIES,
  DRAIN_MS,
  type Keyring,
  keyringFrom,
  numberIn,
  RECORD_AGENCIES,
  secretFrom,
  type ServerTls,
  serverTlsFrom,
  type TelemetrySettings,
  telemetryFrom,
  upstreamTlsFrom,
} from '@lead-graph/schema';
import { DATABASE_POOL } from './database';
import { type CountSender, countOverHttp } from './facts/countOverHttp';
import { countRefusedFrom } from './facts/countRefused';
import { studyExtractsFrom } from './facts/studyExtracts';
import { publicKeysFrom, signingKeyFrom } from './ledger/checkpoint';

/** What one subgraph needs to know, parsed once. A setting that weakens privacy does not exist. */
export interface SubgraphConfig {
  readonly agency: Agency;
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** Whose rows of a noun one statement reads; absent: as many as a subgraph alone has. */
  readonly peoplePerStatement?: number;
  /** Connections for reading and writing at once; two more are the ledger's. Absent: as many as a subgraph alone has. */
  readonly databasePool?: number;
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
  /** Facts and measures, by name, that this owner lets nobody count. */
  readonly countRefused?: readonly string[];
  /** Agreements under which this owner lets rows leave for a study; `*`: every one that the core holds. Absent: none. */
  readonly studyExtracts?: readonly string[];
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
  /** Milliseconds for which a subgraph that was told to stop still takes calls; absent: none. */
  readonly drainMs?: number;
  /** Absent: nobody is told how it works. */
  readonly telemetry?: TelemetrySettings;
}

/** A ring that the counter shares with each owner, and the way there. */
export interface Counting extends Pick<CountSender, 'send'>, Partial<Pick<CountSender, 'close'>> {
  /** From which the noise of all tables is made: with another, the same people would get other numbers. */
  readonly secret: Buffer;
  /** Numbers of all tables are multiples of it; 1 where it is absent. */
  readonly rounding?: 1 | 5;
  readonly keys: Readonly<Record<string, Keyring>>;
}

/**
 * Reads the settings of one subgraph that runs alone: `DATABASE_URL`, `CALL_KEYS`, `PROOF_KEYS` and `COUNT_KEYS`
 * (`id:base64[,id:base64]`), `LEDGER_KEY` (Ed25519, PKCS #8, base64), `LEDGER_PUBLIC_KEYS` (`name=base64[,name=base64]`),
 * `OIDC_ISSUER`, `OIDC_JWKS_URI`, `OIDC_AUDIENCE` (default lead-graph), `HOST` (default 127.0.0.1), `PORT` (default from
 * schema/agencies.json), `DATABASE_POOL`, `PEOPLE_PER_STATEMENT`, `DRAIN_MS`, `TLS_CERT`, `TLS_KEY`, `TLS_CLIENT_CA` (PEM
 * files; default plain HTTP), `OTEL_EXPORTER_OTLP_ENDPOINT`, `METRICS_PORT`, `METRICS_HOST` (default nobody is told
 * anything). The core has `PROOF_KEYS_HOUSING` and so on in place of `PROOF_KEYS`, and `RECORD_SECRET` (base64); other
 * owners `COUNT_REFUSED` (`name[,name]`, of facts and measures) and `STUDY_EXTRACTS` (`id[,id]` of agreements, or `*`); the counter neither proof nor `COUNT_KEYS`, but
 * `COUNT_KEYS_HOUSING`, `COUNT_URL_HOUSING` and so on, `NOISE_SECRET` (base64), `ROUNDING` (1 or 5, default 1) and `TLS_CA`.
 */
export function configFromEnvironment(name: string, env: NodeJS.ProcessEnv = process.env): SubgraphConfig {
  const agency = agencyNamed(name);
  const settings = settingsIn(name, env);
  const { production, demand, ringFor, issuerAt } = settings;
  return Object.freeze({
    agency,
    production,
    host: env.HOST ?? '127.0.0.1',
    port: portFrom(env.PORT, agency.port),
    databaseUrl: databaseAt(demand('DATABASE_URL')),
    callKeys: ringFor('CALL_KEYS'),
    proofKeys: proofKeysFor(agency, settings),
    ledgerKey: signingKeyFrom(demand('LEDGER_KEY'), 'LEDGER_KEY'),
    ledgerPublicKeys: publicKeysFrom(demand('LEDGER_PUBLIC_KEYS'), 'LEDGER_PUBLIC_KEYS'),
    issuer: issuerAt('OIDC_ISSUER'),
    jwksUri: issuerAt('OIDC_JWKS_URI'),
    audience: env.OIDC_AUDIENCE ?? 'lead-graph',
    tls: serverTlsFrom(env.TLS_CERT, env.TLS_KEY, env.TLS_CLIENT_CA),
    drainMs: numberIn('DRAIN_MS', env.DRAIN_MS ?? `${DRAIN_MS.default}`, DRAIN_MS.least, DRAIN_MS.most),
    ...statementsFrom(env),
    telemetry: telemetryFrom(production, env.OTEL_EXPORTER_OTLP_ENDPOINT, env.METRICS_PORT, env.METRICS_HOST),
    ...countSettings(agency, settings),
  });
}

/** One, where people's rows are spread over several nodes: a statement then asks one of them. */
export const PEOPLE_PER_STATEMENT = { default: 1_000, least: 1, most: 1_000 };

function statementsFrom(env: NodeJS.ProcessEnv): Pick<SubgraphConfig, 'databasePool' | 'peoplePerStatement'> {
  const within = (setting: string, given: string | undefined, bounds: typeof DATABASE_POOL): number =>
    numberIn(setting, given ?? `${bounds.default}`, bounds.least, bounds.most);
  return {
    databasePool: within('DATABASE_POOL', env.DATABASE_POOL, DATABASE_POOL),
    peoplePerStatement: within('PEOPLE_PER_STATEMENT', env.PEOPLE_PER_STATEMENT, PEOPLE_PER_STATEMENT),
  };
}

interface Settings {
  readonly env: NodeJS.ProcessEnv;
  readonly production: boolean;
  demand(setting: string): string;
  ringFor(setting: string): Keyring;
  issuerAt(setting: string): string;
}

function settingsIn(name: string, env: NodeJS.ProcessEnv): Settings {
  const production = env.LEAD_ENV === 'production';
  const demand = (setting: string): string => {
    const value = env[setting];
    if (!value)
      throw new Error(`${setting} is not set; subgraph \`${name}\` needs it (docs/operations.md lists the settings)`);
    return value;
  };
  const ringFor = (setting: string): Keyring => {
    const ring = keyringFrom(demand(setting), setting);
    if (production) assertProductionRing(ring, setting);
    return ring;
  };
  const issuerAt = (setting: string): string => {
    if (production) assertProductionAddress(demand(setting), setting);
    return demand(setting);
  };
  return { env, production, demand, ringFor, issuerAt };
}

function proofKeysFor({ name, core, counter }: Agency, { ringFor }: Settings): Readonly<Record<string, Keyring>> {
  if (counter) return {};
  return core ? perAgency(RECORD_AGENCIES, 'PROOF_KEYS', ringFor) : { [name]: ringFor('PROOF_KEYS') };
}

function countSettings(
  { name, core, counter }: Agency,
  { env, demand, ringFor }: Settings,
): Pick<SubgraphConfig, 'countKeys' | 'countRefused' | 'studyExtracts' | 'recordSecret' | 'counting'> {
  const secretAt = (setting: string): Buffer => secretFrom(demand(setting), setting);
  if (core) return { countKeys: ringFor('COUNT_KEYS'), recordSecret: secretAt('RECORD_SECRET') };
  if (!counter)
    return {
      countKeys: ringFor('COUNT_KEYS'),
      countRefused: countRefusedFrom(name, env.COUNT_REFUSED),
      studyExtracts: studyExtractsFrom(env.STUDY_EXTRACTS),
    };
  const urls = perAgency(COUNTED_AGENCIES, 'COUNT_URL', (setting, { port }) =>
    addressAt(env[setting] ?? `http://127.0.0.1:${port}`, setting),
  );
  const counting: Counting = {
    secret: secretAt('NOISE_SECRET'),
    rounding: roundingFrom(env.ROUNDING),
    keys: perAgency(COUNTED_AGENCIES, 'COUNT_KEYS', ringFor),
    ...countOverHttp(urls, upstreamTlsFrom(env.TLS_CA, env.TLS_CERT, env.TLS_KEY)),
  };
  return { counting };
}

function roundingFrom(text = '1'): 1 | 5 {
  if (text !== '1' && text !== '5') throw new Error('ROUNDING is not one of 1, 5');
  return text === '1' ? 1 : 5;
}

function perAgency<T>(
  agencies: readonly Agency[],
  prefix: string,
  read: (setting: string, agency: Agency) => T,
): Record<string, T> {
  return Object.fromEntries(
    agencies.map((agency) => [
      agency.name,
      read(`${prefix}_${agency.name.toUpperCase().replaceAll('-', '_')}`, agency),
    ]),
  );
}

function addressAt(address: string, setting: string): string {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new Error(`${setting} is not an address; expected http://host:port or https://host:port`);
  return address;
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
