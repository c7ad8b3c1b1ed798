import { randomBytes } from 'node:crypto';
import { AGENCIES, COUNTED_AGENCIES, RECORD_AGENCIES } from '@lead-graph/schema';
import { publicTextOf, signingKeyFrom } from '../src/ledger/checkpoint';
import { newRingKey, newSigningKey } from './keys';

const setting = (prefix: string, name: string): string => `${prefix}_${name.toUpperCase().replaceAll('-', '_')}`;
const key = (): string => newRingKey('production');
const password = (): string => randomBytes(24).toString('hex');

/** Prints every secret that docker-compose.yml asks for, or the Secrets that deploy/kubernetes names; new each time. */
export async function secretsCommand(options: { json?: boolean; kubernetes?: boolean }): Promise<number> {
  const secrets = newSecrets();
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  const printed = options.kubernetes ? kubernetesSecrets(secrets) : secrets;
  process.stdout.write(options.json || options.kubernetes ? `${JSON.stringify(printed)}\n` : lines.join(''));
  return 0;
}

type Secrets = Readonly<Record<string, string>>;

function newSecrets(): Secrets {
  const secrets: Record<string, string> = { POSTGRES_PASSWORD: password() };
  const publicKeys: string[] = [];
  for (const { name } of AGENCIES) {
    const ledgerKey = newSigningKey();
    publicKeys.push(`${name}=${publicTextOf(signingKeyFrom(ledgerKey, name))}`);
    Object.assign(secrets, {
      [setting('PASSWORD', name)]: password(),
      [setting('CALL_KEYS', name)]: key(),
      [setting('LEDGER_KEY', name)]: ledgerKey,
    });
  }
  secrets.LEDGER_PUBLIC_KEYS = publicKeys.join(',');
  for (const { name } of RECORD_AGENCIES) secrets[setting('PROOF_KEYS', name)] = key();
  for (const { name } of COUNTED_AGENCIES) secrets[setting('COUNT_KEYS', name)] = key();
  for (const name of ['RECORD_SECRET', 'NOISE_SECRET']) secrets[name] = randomBytes(32).toString('base64');
  return secrets;
}

/** A Secret for each service, with what that service holds and nothing else. Addresses of databases are their owners'. */
function kubernetesSecrets(secrets: Secrets): object {
  const each = (prefix: string, agencies: typeof AGENCIES): Secrets =>
    Object.fromEntries(agencies.map(({ name }) => [setting(prefix, name), secrets[setting(prefix, name)]!]));
  const own = (prefix: string, name: string): Secrets => ({ [prefix]: secrets[setting(prefix, name)]! });
  const named = (name: string): Secrets => ({ [name]: secrets[name]! });
  const items = AGENCIES.map(({ name, core, counter }) =>
    secretOf(name, {
      ...{ ...own('CALL_KEYS', name), ...own('LEDGER_KEY', name), ...named('LEDGER_PUBLIC_KEYS') },
      ...(core ? { ...each('PROOF_KEYS', RECORD_AGENCIES), ...named('RECORD_SECRET') } : {}),
      ...(counter ? { ...each('COUNT_KEYS', COUNTED_AGENCIES), ...named('NOISE_SECRET') } : own('COUNT_KEYS', name)),
      ...(core || counter ? {} : own('PROOF_KEYS', name)),
    }),
  );
  return { apiVersion: 'v1', kind: 'List', items: [secretOf('gateway', each('CALL_KEYS', AGENCIES)), ...items] };
}

function secretOf(name: string, stringData: Secrets): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'lead-graph' }, stringData };
}
