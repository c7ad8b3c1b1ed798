import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AGENCIES,
  COUNTED_AGENCIES,
  DEVELOPMENT_KEY,
  type Keyring,
  keyringFrom,
  RECORD_AGENCIES,
} from '@lead-graph/schema';
import { signingKeyFrom } from '../src/ledger/checkpoint';

/** Development keys of one installation: for the calls to each subgraph, the proofs to each agency, the ledger of each owner. */
export interface Keys {
  readonly calls: Readonly<Record<string, Keyring>>;
  readonly proofs: Readonly<Record<string, Keyring>>;
  readonly ledgers: Readonly<Record<string, KeyObject>>;
  /** Between the counter and each owner. */
  readonly counts: Readonly<Record<string, Keyring>>;
  /** The core's: participants' secrets for counting are made from it. */
  readonly records: Buffer;
  /** The counter's: the noise of its tables is made from it. */
  readonly noise: Buffer;
}

export type KeyTexts = Record<'calls' | 'proofs' | 'ledgers' | 'counts' | 'records', Record<string, string>>;

/** Reads the keys of a data folder; makes those that are missing, readable by their owner alone. */
export function keysIn(folder: string): Keys {
  const path = join(folder, 'keys.json');
  const kept = keyTextsIn(folder);
  const fresh = newKeys();
  const texts: KeyTexts = {
    calls: { ...fresh.calls, ...kept.calls },
    proofs: { ...fresh.proofs, ...kept.proofs },
    ledgers: { ...fresh.ledgers, ...kept.ledgers },
    counts: { ...fresh.counts, ...kept.counts },
    records: { ...fresh.records, ...kept.records },
  };
  keepKeys(folder, texts);
  const rings = (part: 'calls' | 'proofs' | 'counts'): Record<string, Keyring> =>
    Object.fromEntries(
      Object.entries(texts[part]).map(([name, text]) => [name, keyringFrom(text, `${part}.${name} of ${path}`)]),
    );
  const ledgers = Object.entries(texts.ledgers).map(
    ([name, text]) => [name, signingKeyFrom(text, `ledgers.${name} of ${path}`)] as const,
  );
  return {
    calls: rings('calls'),
    proofs: rings('proofs'),
    ledgers: Object.fromEntries(ledgers),
    counts: rings('counts'),
    records: Buffer.from(texts.records.records!, 'base64'),
    noise: Buffer.from(texts.records.noise!, 'base64'),
  };
}

/** As they are kept; nothing where none are. */
export function keyTextsIn(folder: string): Partial<KeyTexts> {
  const path = join(folder, 'keys.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** INVARIANT: the file is whole at every instant, and its owner's alone: without these keys no ledger of the folder verifies. */
export function keepKeys(folder: string, texts: KeyTexts): void {
  mkdirSync(folder, { recursive: true });
  const whole = join(folder, `keys.json.${process.pid}`);
  writeFileSync(whole, JSON.stringify(texts, null, 2), { mode: 0o600 });
  renameSync(whole, join(folder, 'keys.json'));
}

/** A new key of a ring, `id:base64`. A development key says so in its id, and production refuses it. */
export function newRingKey(kind: 'development' | 'production'): string {
  const id = randomBytes(4).toString('hex');
  return `${kind === 'development' ? DEVELOPMENT_KEY : ''}${id}:${randomBytes(32).toString('base64')}`;
}

/** A new Ed25519 key as settings carry it: PKCS #8, DER, base64. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

function newKeys(): KeyTexts {
  return {
    calls: Object.fromEntries(AGENCIES.map(({ name }) => [name, newRingKey('development')])),
    proofs: Object.fromEntries(RECORD_AGENCIES.map(({ name }) => [name, newRingKey('development')])),
    ledgers: Object.fromEntries(AGENCIES.map(({ name }) => [name, newSigningKey()])),
    counts: Object.fromEntries(COUNTED_AGENCIES.map(({ name }) => [name, newRingKey('development')])),
    records: { records: randomBytes(32).toString('base64'), noise: randomBytes(32).toString('base64') },
  };
}
