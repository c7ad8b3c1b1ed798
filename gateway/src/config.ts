import {
  AGENCIES,
  type Agency,
  assertProductionAddress,
  assertProductionRing,
  DRAIN_MS,
  type Keyring,
  keyringFrom,
  numberIn,
  type ServerTls,
  serverTlsFrom,
  type TelemetrySettings,
  telemetryFrom,
  type UpstreamTls,
  upstreamTlsFrom,
} from '@lead-graph/schema';
import { originsFrom } from './crossOrigin';
import { RATE_LIMIT, type RateLimit } from './rates';
import { readSafelist, type Safelist } from './safelist';

/** What the gateway needs to know, parsed once and refused at boot when wrong. */
export interface GatewayConfig {
  /** Development allows introspection and serves the explorer; production does neither. */
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
  /** One ring per subgraph, shared with it alone. */
  readonly callKeys: Readonly<Record<string, Keyring>>;
  /** Where each subgraph listens when it runs alone. */
  readonly urls: Readonly<Record<string, string>>;
  /** Where letters reach each subgraph, one that is not ready yet too: it waits for them. Absent: at `urls`. */
  readonly letterUrls?: Readonly<Record<string, string>>;
  /** Milliseconds, 100..1500: how long one subgraph may take before the rest is released without it. */
  readonly upstreamTimeoutMs: number;
  readonly supergraphPath: string;
  /** Origins whose pages may read answers; absent: only the gateway's own. */
  readonly corsOrigins?: readonly string[];
  /** Absent: plain HTTP. */
  readonly tls?: ServerTls;
  /** How the gateway shows itself to subgraphs at https addresses, and who vouches for them. */
  readonly upstreamTls?: UpstreamTls;
  /** When set, nothing else is executed. */
  readonly safelist?: Safelist;
  /** Absent: none, for a gateway within a test. */
  readonly rateLimit?: RateLimit;
  /** Operations under way at once; absent: any number, for a gateway within a test. */
  readonly maxInFlight?: number;
  /** Milliseconds for which a gateway that was told to stop still takes operations; absent: none. */
  readonly drainMs?: number;
  /** Absent: nobody is told how it works. */
  readonly telemetry?: TelemetrySettings;
}

/** Obligation: before the planner begins. It would tell its maker every hour of the machine it runs on, and ask the cloud which it is. */
export function keepPlannerSilent(env: NodeJS.ProcessEnv = process.env): void {
  Object.assign(env, { APOLLO_TELEMETRY_DISABLED: 'true' });
}

/** What two processors with the whole graph on them answer within half a second (docs/performance.md). */
export const MAX_IN_FLIGHT = { default: 32, least: 1, most: 10_000 };

export const UPSTREAM_TIMEOUT_MS = { default: 1_200, least: 100, most: 1_500 };

/**
 * Reads the settings of a gateway that runs alone: `OIDC_ISSUER`, `OIDC_JWKS_URI`, `OIDC_AUDIENCE`,
 * `CALL_KEYS_<SUBGRAPH>`, `URL_<SUBGRAPH>`, `LETTERS_URL_<SUBGRAPH>`, `HOST`, `PORT`, `UPSTREAM_TIMEOUT_MS`, `RATE_LIMIT_PER_MINUTE`,
 * `RATE_LIMIT_BURST`, `MAX_IN_FLIGHT`, `DRAIN_MS`, `CORS_ORIGINS`, `SAFELIST`, `TLS_CERT`, `TLS_KEY`, `TLS_CLIENT_CA`, `TLS_CA`,
 * `SUPERGRAPH`, `OTEL_EXPORTER_OTLP_ENDPOINT`, `METRICS_PORT`, `METRICS_HOST`, `LEAD_ENV`.
 */
export function configFromEnvironment(env: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const demand = (setting: string): string => {
    const value = env[setting];
    if (!value) throw new Error(`${setting} is not set; the gateway needs it (docs/operations.md lists the settings)`);
    return value;
  };
  const perAgency = <T>(prefix: string, read: (setting: string, agency: Agency) => T): Record<string, T> =>
    Object.fromEntries(
      AGENCIES.map((agency) => [
        agency.name,
        read(`${prefix}_${agency.name.toUpperCase().replaceAll('-', '_')}`, agency),
      ]),
    );
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
  const urls = perAgency('URL', (setting, { port }) => env[setting] ?? `http://127.0.0.1:${port}`);
  return Object.freeze({
    production,
    host: env.HOST ?? '127.0.0.1',
    port: numberIn('PORT', env.PORT ?? '4000', 0, 65_535),
    issuer: issuerAt('OIDC_ISSUER'),
    jwksUri: issuerAt('OIDC_JWKS_URI'),
    audience: env.OIDC_AUDIENCE ?? 'lead-graph',
    callKeys: perAgency('CALL_KEYS', ringFor),
    urls,
    letterUrls: perAgency('LETTERS_URL', (setting, { name }) => env[setting] ?? urls[name]!),
    upstreamTimeoutMs: numberIn(
      'UPSTREAM_TIMEOUT_MS',
      env.UPSTREAM_TIMEOUT_MS ?? `${UPSTREAM_TIMEOUT_MS.default}`,
      UPSTREAM_TIMEOUT_MS.least,
      UPSTREAM_TIMEOUT_MS.most,
    ),
    drainMs: numberIn('DRAIN_MS', env.DRAIN_MS ?? `${DRAIN_MS.default}`, DRAIN_MS.least, DRAIN_MS.most),
    ...admissionFrom(env),
    ...tlsFrom(env),
    telemetry: telemetryFrom(production, env.OTEL_EXPORTER_OTLP_ENDPOINT, env.METRICS_PORT, env.METRICS_HOST),
    supergraphPath: env.SUPERGRAPH ?? require.resolve('@lead-graph/schema/supergraph'),
  });
}

/** Who may ask for how much of what. */
function admissionFrom(
  env: NodeJS.ProcessEnv,
): Pick<GatewayConfig, 'rateLimit' | 'maxInFlight' | 'corsOrigins' | 'safelist'> {
  const { least, most } = MAX_IN_FLIGHT;
  return {
    maxInFlight: numberIn('MAX_IN_FLIGHT', env.MAX_IN_FLIGHT ?? `${MAX_IN_FLIGHT.default}`, least, most),
    rateLimit: rateLimitFrom(env.RATE_LIMIT_PER_MINUTE, env.RATE_LIMIT_BURST),
    corsOrigins: originsFrom(env.CORS_ORIGINS, 'CORS_ORIGINS'),
    safelist: env.SAFELIST ? readSafelist(env.SAFELIST) : undefined,
  };
}

function tlsFrom(env: NodeJS.ProcessEnv): Pick<GatewayConfig, 'tls' | 'upstreamTls'> {
  return {
    tls: serverTlsFrom(env.TLS_CERT, env.TLS_KEY, env.TLS_CLIENT_CA),
    upstreamTls: upstreamTlsFrom(env.TLS_CA, env.TLS_CERT, env.TLS_KEY),
  };
}

function rateLimitFrom(given: string | undefined, burst: string | undefined): RateLimit {
  const { least, most } = RATE_LIMIT;
  const perMinute = numberIn('RATE_LIMIT_PER_MINUTE', given ?? `${RATE_LIMIT.default}`, least, most);
  return { perMinute, burst: numberIn('RATE_LIMIT_BURST', burst ?? `${perMinute}`, least, most) };
}
