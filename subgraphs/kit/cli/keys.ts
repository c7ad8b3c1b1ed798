import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENCIES, type Keyring, keyringFrom, RECORD_AGENCIES } from '@lead-graph/schema';
import { signingKeyFrom } from '../src/ledger/checkpoint';

/** Development keys of one installation: for the calls to each subgraph, the proofs to each agency, the ledger of each owner. */
export interface Keys {
  readonly calls: Readonly<Record<string, Keyring>>;
  readonly proofs: Readonly<Record<string, Keyring>>;
  readonly ledgers: Readonly<Record<string, KeyObject>>;
}

type KeyTexts = Record<'calls' | 'proofs' | 'ledgers', Record<string, string>>;

/** Reads the keys of a data folder; makes those that are missing, readable by their owner alone. */
export function keysIn(folder: string): Keys {
  const path = join(folder, 'keys.json');
  const kept: Partial<KeyTexts> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const fresh = newKeys();
  const texts: KeyTexts = {
    calls: { ...fresh.calls, ...kept.calls },
    proofs: { ...fresh.proofs, ...kept.proofs },
    ledgers: { ...fresh.ledgers, ...kept.ledgers },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify(texts, null, 2), { mode: 0o600 });
  const rings = (part: 'calls' | 'proofs'): Record<string, Keyring> =>
    Object.fromEntries(
      Object.entries(texts[part]).map(([name, text]) => [name, keyringFrom(text, `${part}.${name} of ${path}`)]),
    );
  const ledgers = Object.entries(texts.ledgers).map(
    ([name, text]) => [name, signingKeyFrom(text, `ledgers.${name} of ${path}`)] as const,
  );
  return { calls: rings('calls'), proofs: rings('proofs'), ledgers: Object.fromEntries(ledgers) };
}

/** A new Ed25519 key as settings carry it: PKCS #8, DER, base64. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

function newKeys(): KeyTexts {
  const fresh = (): string => `${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
  return {
    calls: Object.fromEntries(AGENCIES.map(({ name }) => [name, fresh()])),
    proofs: Object.fromEntries(RECORD_AGENCIES.map(({ name }) => [name, fresh()])),
    ledgers: Object.fromEntries(AGENCIES.map(({ name }) => [name, newSigningKey()])),
  };
}
