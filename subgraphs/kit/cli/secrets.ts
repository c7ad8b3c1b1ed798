import { randomBytes } from 'node:crypto';
import { AGENCIES, COUNTED_AGENCIES, RECORD_AGENCIES } from '@lead-graph/schema';
import { publicTextOf, signingKeyFrom } from '../src/ledger/checkpoint';
import { newRingKey, newSigningKey } from './keys';

const setting = (prefix: string, name: string): string => `${prefix}_${name.toUpperCase().replaceAll('-', '_')}`;
const key = (): string => newRingKey('production');
const password = (): string => randomBytes(24).toString('hex');

/** Prints every secret that docker-compose.yml asks for, new each time. */
export async function secretsCommand(options: { json?: boolean }): Promise<number> {
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
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  process.stdout.write(options.json ? `${JSON.stringify(secrets)}\n` : lines.join(''));
  return 0;
}
