import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What an owner says of its ledger: so many entries, with this root. */
export interface Checkpoint {
  /** Name of the owner's subgraph. */
  readonly origin: string;
  readonly size: number;
  /** Root of the tree, base64. */
  readonly root: string;
  /** Instant, ISO 8601. */
  readonly at: string;
}

export interface SignedCheckpoint extends Checkpoint {
  /** Ed25519, base64. */
  readonly signature: string;
}

/** The text that owner and witnesses sign. */
export function checkpointText({ origin, size, root, at }: Checkpoint): string {
  return `lead-graph ledger\n${origin}\n${size}\n${root}\n${at}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  return sign(null, Buffer.from(checkpointText(checkpoint)), key).toString('base64');
}

/** False for anything that this key did not sign: never an error. */
export function verifyCheckpoint(checkpoint: Checkpoint, signature: string, key: KeyObject): boolean {
  try {
    return verify(null, Buffer.from(checkpointText(checkpoint)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Reads a signing key as settings carry it: PKCS #8, DER, base64. */
export function signingKeyFrom(text: string, setting: string): KeyObject {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below.
  }
  throw new Error(`${setting} is not an Ed25519 key; expected PKCS #8, DER, base64`);
}

/** The public half, SPKI, DER, base64: what a verifier holds. */
export function publicTextOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

export function publicKeyFrom(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
}

/** Reads owners' public keys as settings carry them: `name=base64[,name=base64]`. */
export function publicKeysFrom(text: string, setting: string): Record<string, KeyObject> {
  const pairs = text.split(',').map((part) => /^([\w-]+)=(.+)$/.exec(part));
  try {
    return Object.fromEntries(pairs.map((pair) => [pair![1]!, publicKeyFrom(pair![2]!)]));
  } catch {
    throw new Error(`${setting} is not a list of public keys; expected \`name=base64[,name=base64]\`, SPKI, DER`);
  }
}
