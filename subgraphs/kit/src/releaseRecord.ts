import { createHash, type KeyObject, sign, verify } from 'node:crypto';

/** What the counter says of a table it released. */
export interface ReleaseStatement {
  /** Of the table. */
  readonly id: string;
  /** As it was asked, as JSON. */
  readonly question: string;
  readonly asOf: string;
  readonly method: object;
  /** Of the table's canonical JSON, base64url. */
  readonly sha256: string;
}

/** The statement as canonical JSON, which is what is signed. */
export interface SignedRelease {
  readonly statement: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

export function signRelease(statement: ReleaseStatement, key: KeyObject): SignedRelease {
  const text = canonicalJson(statement);
  return { statement: text, signature: sign(null, signedText(text), key).toString('base64') };
}

/** False for anything that this key did not sign: never an error. */
export function verifyRelease({ statement, signature }: SignedRelease, key: KeyObject): boolean {
  try {
    return verify(null, signedText(statement), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** SHA-256 of the canonical JSON of a value, base64url. */
export function hashOf(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}

/** INVARIANT: the same text for the same value, whatever the order of its members; a member that is null is left out. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each) => (isObject(each) ? inOrder(each) : each));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(value: Record<string, unknown>): Record<string, unknown> {
  const members = Object.entries(value).filter(([, each]) => each != null);
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** INVARIANT: no text that a key of a ledger signs elsewhere begins so. */
function signedText(statement: string): Buffer {
  return Buffer.from(`lead-graph release\n${statement}\n`);
}
