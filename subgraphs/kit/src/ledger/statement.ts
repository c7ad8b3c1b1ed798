import { type KeyObject, sign, verify } from 'node:crypto';
import { checkpointText, type SignedCheckpoint } from './checkpoint';

/** What a witness says, on being asked, that it has seen of an owner's ledger. */
export interface Statement {
  readonly witness: string;
  /** Of the owner that asks. */
  readonly origin: string;
  /** The owner's, for this one time. */
  readonly nonce: string;
  /** The newest it signed, as the owner had signed it; null where it has seen none. */
  readonly checkpoint: SignedCheckpoint | null;
  /** Ed25519, base64, of the witness. */
  readonly signature: string;
}

type Said = Omit<Statement, 'signature'>;

export function signStatement(said: Said, key: KeyObject): Statement {
  return { ...said, signature: sign(null, textOf(said), key).toString('base64') };
}

/** False for anything that this key did not sign: never an error. */
export function verifyStatement(statement: Statement, key: KeyObject): boolean {
  try {
    return verify(null, textOf(statement), key, Buffer.from(statement.signature, 'base64'));
  } catch {
    return false;
  }
}

function textOf({ witness, origin, nonce, checkpoint }: Said): Buffer {
  const seen = checkpoint ? checkpointText(checkpoint) : 'nothing\n';
  return Buffer.from(`lead-graph witness\n${witness}\n${origin}\n${nonce}\n${seen}`);
}
