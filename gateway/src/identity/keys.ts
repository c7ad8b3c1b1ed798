import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { KeysUnreadable } from './errors';
import { createPrivate, readPrivate, replacePrivate } from './privateFile';

/** Login name to client secret. */
export type PersonaSecrets = Readonly<Record<string, string>>;

export interface ProviderKeys {
  /** Private keys as a JSON Web Key Set; the public halves are served. */
  readonly signing: { readonly keys: readonly JsonWebKey[] };
  readonly cookies: readonly string[];
  readonly secrets: PersonaSecrets;
}

/** Makes what is missing and keeps what is there, so tokens and sessions outlive a restart. */
export function readOrCreateKeys(folder: string, names: readonly string[]): ProviderKeys {
  return {
    signing: { keys: createdOnce(join(folder, 'signing-keys.json'), isKeyList, () => [newSigningKey()]) },
    cookies: createdOnce(join(folder, 'cookie-keys.json'), isTextList, () => [newSecret()]),
    secrets: completeSecrets(folder, names),
  };
}

/** Empty while no provider has started with this folder. */
export function readSecrets(folder: string): PersonaSecrets {
  return readPrivate(secretsFile(folder), isSecrets) ?? {};
}

function completeSecrets(folder: string, names: readonly string[]): PersonaSecrets {
  const kept = createdOnce(secretsFile(folder), isSecrets, () => newSecrets(names));
  const missing = names.filter((name) => !Object.hasOwn(kept, name));
  if (missing.length === 0) return kept;

  const complete = { ...kept, ...newSecrets(missing) };
  replacePrivate(secretsFile(folder), complete);
  return complete;
}

function createdOnce<T>(file: string, isValid: (content: unknown) => content is T, create: () => T): T {
  const kept = readPrivate(file, isValid);
  if (kept) return kept;
  createPrivate(file, create());
  const created = readPrivate(file, isValid);
  if (!created) throw new KeysUnreadable(file, 'it vanished');
  return created;
}

function newSigningKey(): JsonWebKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' };
}

function newSecrets(names: readonly string[]): PersonaSecrets {
  return Object.fromEntries(names.map((name) => [name, newSecret()]));
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function secretsFile(folder: string): string {
  return join(folder, 'persona-secrets.json');
}

function isKeyList(content: unknown): content is JsonWebKey[] {
  return Array.isArray(content) && content.length > 0 && content.every((key) => key?.kty === 'EC' && key.d);
}

function isTextList(content: unknown): content is string[] {
  return Array.isArray(content) && content.length > 0 && content.every(isText);
}

function isSecrets(content: unknown): content is PersonaSecrets {
  return typeof content === 'object' && content !== null && Object.values(content).every(isText);
}

function isText(content: unknown): content is string {
  return typeof content === 'string';
}
