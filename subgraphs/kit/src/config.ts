import type { KeyObject } from 'node:crypto';
import {
  type Agency,
  agencyNamed,
  assertProductionAddress,
  assertProductionRing,
  COUNTED_AGENCIES,
  type Keyring,
  keyringFrom,
  RECORD_AGENCIES,
  secretFrom,
  type ServerTls,
  serverTlsFrom,
  type TelemetrySettings,
  telemetryFrom,
  upstreamTlsFrom,
} from '@lead-graph/schema';
import { type CountSender, countOverHttp } from './facts/countOverHttp';
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
  /** Absent: nobody is told how it works. */
  readonly telemetry?: TelemetrySettings;
}

/** A ring that the counter shares with each owner, and the way there. */
export interface Counting extends Pick<CountSender, 'send'>, Partial<Pick<CountSender, 'close'>> {
  /** From which the noise of all tables is made: with another, the same people would get other numbers. */
  readonly secret: Buffer;
  readonly keys: Readonly<Record<string, Keyring>>;
}

/**
 * Reads the settings of one subgraph that runs alone: `DATABASE_URL`, `CALL_KEYS`, `PROOF_KEYS` and `COUNT_KEYS`
 * (`id:base64[,id:base64]`), `LEDGER_KEY` (Ed25519, PKCS #8, base64), `LEDGER_PUBLIC_KEYS` (`name=base64[,name=base64]`),
 * `OIDC_ISSUER`, `OIDC_JWKS_URI`, `OIDC_AUDIENCE` (default lead-graph), `HOST` (default 127.0.0.1), `PORT` (default from
 * schema/agencies.json), `TLS_CERT`, `TLS_KEY`, `TLS_CLIENT_CA` (PEM files; default plain HTTP),
 * `OTEL_EXPORTER_OTLP_ENDPOINT`, `METRICS_PORT`, `METRICS_HOST` (default nobody is told anything). The core has
 * `PROOF_KEYS_HOUSING` and so on in place of `PROOF_KEYS`, and `RECORD_SECRET` (base64); the counter neither proof nor
 * `COUNT_KEYS`, but `COUNT_KEYS_HOUSING`, `COUNT_URL_HOUSING` and so on, `NOISE_SECRET` (base64) and `TLS_CA`.
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
    telemetry: telemetryFrom(production, env.OTEL_EXPORTER_OTLP_ENDPOINT, env.METRICS_PORT, env.METRICS_HOST),
    ...countSettings(agency, settings),
  });
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
  { core, counter }: Agency,
  { env, demand, ringFor }: Settings,
): Pick<SubgraphConfig, 'countKeys' | 'recordSecret' | 'counting'> {
  const secretAt = (setting: string): Buffer => secretFrom(demand(setting), setting);
  if (!counter)
    return { countKeys: ringFor('COUNT_KEYS'), ...(core ? { recordSecret: secretAt('RECORD_SECRET') } : {}) };
  const urls = perAgency(COUNTED_AGENCIES, 'COUNT_URL', (setting, { port }) =>
    addressAt(env[setting] ?? `http://127.0.0.1:${port}`, setting),
  );
  const counting: Counting = {
    secret: secretAt('NOISE_SECRET'),
    keys: perAgency(COUNTED_AGENCIES, 'COUNT_KEYS', ringFor),
    ...countOverHttp(urls, upstreamTlsFrom(env.TLS_CA, env.TLS_CERT, env.TLS_KEY)),
  };
  return { counting };
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
