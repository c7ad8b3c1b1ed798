import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENCIES, type Keyring, keyringFrom, RECORD_AGENCIES } from '@lead-graph/schema';

/** Development keys of one installation: one for the calls to each subgraph, one for the proofs to each agency. */
export interface Keys {
  readonly calls: Readonly<Record<string, Keyring>>;
  readonly proofs: Readonly<Record<string, Keyring>>;
}

type KeyTexts = Record<'calls' | 'proofs', Record<string, string>>;

/** Reads the keys of a data folder; makes those that are missing, readable by their owner alone. */
export function keysIn(folder: string): Keys {
  const path = join(folder, 'keys.json');
  const kept: Partial<KeyTexts> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const fresh = newKeys();
  const texts: KeyTexts = {
    calls: { ...fresh.calls, ...kept.calls },
    proofs: { ...fresh.proofs, ...kept.proofs },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify(texts, null, 2), { mode: 0o600 });
  const rings = (part: keyof KeyTexts): Record<string, Keyring> =>
    Object.fromEntries(
      Object.entries(texts[part]).map(([name, text]) => [name, keyringFrom(text, `${part}.${name} of ${path}`)]),
    );
  return { calls: rings('calls'), proofs: rings('proofs') };
}

function newKeys(): KeyTexts {
  const fresh = (): string => `${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
  return {
    calls: Object.fromEntries(AGENCIES.map(({ name }) => [name, fresh()])),
    proofs: Object.fromEntries(RECORD_AGENCIES.map(({ name }) => [name, fresh()])),
  };
}
