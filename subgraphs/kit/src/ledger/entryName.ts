import { createCipheriv, createDecipheriv, createHash, createHmac, type KeyObject } from 'node:crypto';

/** What one reader is told an entry is called. */
export interface EntryNames {
  nameOf(id: string): string;
  /** Null for whatever is not a name of an entry about this person. */
  idOf(name: string): string | null;
}

/** Bytes of an entry's number, and of what ties it to the person. */
const HALF = 8;

/**
 * Names of a ledger's entries about one person. Numbers are given in the order of recording, whoever and whatever is
 * recorded: two of them would count what was recorded in between. So a number leaves as one block of AES under a key of
 * the owner's own, together with whose entry it is.
 */
export function entryNames(ledgerKey: KeyObject, subject: string): EntryNames {
  const material = ledgerKey.export({ format: 'der', type: 'pkcs8' });
  const key = createHmac('sha256', material)
    .update('names of entries')
    .digest()
    .subarray(0, 2 * HALF);
  const tie = createHash('sha256').update(subject).digest().subarray(0, HALF);
  return {
    nameOf: (id) => {
      const block = Buffer.alloc(HALF);
      block.writeBigUInt64BE(BigInt(id));
      const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(Buffer.concat([block, tie])), cipher.final()]).toString('base64url');
    },
    idOf: (name) => {
      const sealed = Buffer.from(name, 'base64url');
      if (sealed.length !== 2 * HALF) return null;
      const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
      const block = Buffer.concat([decipher.update(sealed), decipher.final()]);
      return block.subarray(HALF).equals(tie) ? `${block.readBigUInt64BE()}` : null;
    },
  };
}
