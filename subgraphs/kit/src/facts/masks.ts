import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Key, type Keyring, Unauthenticated } from '@lead-graph/schema';

/** Bytes of a block: rows are so many blocks wide. */
export const BLOCK = 16;

/** Of somebody whom the owner does not hold. */
export const NOWHERE = 0xffff_ffff;

/** A key of 16 bytes that both ends make of what they share, for one use. */
export function keyFor(secret: Buffer, use: string, nonce: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, nonce, use, BLOCK));
}

export function keyOf(ring: Keyring, id: string): Key {
  const key = ring.find((each) => each.id === id);
  if (!key) throw new Unauthenticated('this key is not of the ring');
  return key;
}

/** Masks rows, or takes the mask off: every block is covered by a number of its own. */
export function masked(rows: Buffer, key: Buffer): Buffer {
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(BLOCK)).update(rows);
}

/** The masks of some rows of `blocks` blocks, by their places; of nobody's there is none, and it is left empty. */
export function masksAt(places: Uint32Array, blocks: number, key: Buffer): Buffer {
  const numbers = Buffer.alloc(places.length * blocks * BLOCK);
  for (let each = 0, at = BLOCK - 4; each < places.length; each++)
    for (let block = 0; block < blocks; block++, at += BLOCK)
      numbers.writeUInt32BE((places[each]! * blocks + block) >>> 0, at);
  const masks = createCipheriv('aes-128-ecb', key, null).update(numbers);
  places.forEach((place, each) => {
    if (place === NOWHERE) masks.fill(0, each * blocks * BLOCK, (each + 1) * blocks * BLOCK);
  });
  return masks;
}

/** What each of these 16-byte names is called under a key: alike under the same key, unrelated under another. */
export function tagsOf(names: Buffer, key: Buffer): Buffer {
  return createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(names);
}

/** Encrypted and sealed for one answer. */
export function sealedAnswer(answer: Buffer, secret: Buffer, call: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', answerKey(secret, call), nonce);
  return Buffer.concat([nonce, cipher.update(answer), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where anything of it was changed, or it answers another call. */
export function openedAnswer(sealed: Buffer, secret: Buffer, call: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', answerKey(secret, call), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  const opened = decipher.update(sealed.subarray(12, sealed.length - 16));
  decipher.final();
  return opened;
}

function answerKey(secret: Buffer, call: string): Buffer {
  return createHmac('sha256', secret).update('answer').update(call).digest();
}

export function slotKey(secret: Buffer, slot: number): Buffer {
  return createHash('sha256').update(secret).update(String(slot)).digest().subarray(0, BLOCK);
}
