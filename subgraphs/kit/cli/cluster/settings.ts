import type { Keyring } from '@lead-graph/schema';
import type { SubgraphConfig } from '../../src/config';

/** By subgraph. */
type Addresses = Readonly<Record<string, string>>;
type Configs = Readonly<Record<string, SubgraphConfig>>;

/** The settings of docs/operations.md from which a subgraph alone reads this configuration. `owners`: of the counter, where each listens. */
export function subgraphSettings(config: SubgraphConfig, owners: Addresses = {}): NodeJS.ProcessEnv {
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
    ...countSettings(config, owners),
  };
}

/** The settings of a gateway that calls the subgraphs of these configurations at `urls`. */
export function gatewaySettings(configs: Configs, urls: Addresses): NodeJS.ProcessEnv {
  const all = Object.values(configs);
  const { issuer, jwksUri } = all[0]!;
  const perSubgraph = all.flatMap(({ agency: { name }, callKeys }) => [
    [`CALL_KEYS_${upper(name)}`, textOf(callKeys)],
    [`URL_${upper(name)}`, urls[name]!],
  ]);
  return { OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri, ...Object.fromEntries(perSubgraph) };
}

function countSettings(
  { countKeys, recordSecret, studyExtracts, counting }: SubgraphConfig,
  owners: Addresses,
): NodeJS.ProcessEnv {
  const rings = Object.entries(counting?.keys ?? {}).map(([name, ring]) => [`COUNT_KEYS_${upper(name)}`, textOf(ring)]);
  const ways = Object.entries(owners).map(([name, url]) => [`COUNT_URL_${upper(name)}`, url]);
  return {
    ...(countKeys ? { COUNT_KEYS: textOf(countKeys) } : {}),
    ...(studyExtracts ? { STUDY_EXTRACTS: studyExtracts.join(',') } : {}),
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
