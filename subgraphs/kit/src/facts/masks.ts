import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Key, type Keyring, Unauthenticated } from '@lead-graph/schema';

/** Bytes of a block of the cipher. */
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

/** Masks rows, or takes the mask off. INVARIANT: a key masks one answer and no other. */
export function masked(rows: Buffer, key: Buffer): Buffer {
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(BLOCK)).update(rows);
}

/** From this share of an owner's people on, it is less work to make all masks than those of some. */
const MANY = 1 / 4;

/** Masks of some rows of an owner. */
export interface Masks {
  /** By place, with nothing where somebody else stands; else one after the other, in the order of those asked for. */
  readonly byPlace: boolean;
  readonly bytes: Buffer;
}

/** INVARIANT: of rows at other places than these, no mask. */
export function masksAt(places: Uint32Array, { count, width }: { count: number; width: number }, key: Buffer): Masks {
  return places.length >= count * MANY
    ? { byPlace: true, bytes: everyMask(places, count, width, key) }
    : { byPlace: false, bytes: someMasks(places, count, width, key) };
}

function everyMask(places: Uint32Array, count: number, width: number, key: Buffer): Buffer {
  const wanted = new Uint8Array(count);
  for (const place of places) if (place < count) wanted[place] = 1;
  const masks = masked(Buffer.alloc(count * width), key);
  for (let place = 0; place < count; place++) if (!wanted[place]) masks.fill(0, place * width, (place + 1) * width);
  return masks;
}

/** Made from the blocks of the stream in which each one's row stands. */
function someMasks(places: Uint32Array, count: number, width: number, key: Buffer): Buffer {
  const most = Math.ceil((width + BLOCK - 4) / BLOCK);
  const numbers = Buffer.alloc(places.length * most * BLOCK);
  for (let each = 0, at = BLOCK - 4; each < places.length; each++) {
    const first = Math.floor((places[each]! * width) / BLOCK);
    for (let block = 0; block < most; block++, at += BLOCK) numbers.writeUInt32BE((first + block) % 2 ** 32, at);
  }
  const blocks = wordsOf(createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(numbers));
  const words = width / 4;
  const masks = new Uint32Array(places.length * words);
  for (let each = 0; each < places.length; each++) {
    if (places[each]! >= count) continue;
    const from = (each * most * BLOCK + ((places[each]! * width) % BLOCK)) / 4;
    for (let word = 0; word < words; word++) masks[each * words + word] = blocks[from + word]!;
  }
  return Buffer.from(masks.buffer);
}

/** INVARIANT: words of a buffer are read where they can be, and copied where they stand askew. */
export function wordsOf(bytes: Buffer): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** What each of these 16-byte names is called under a key: alike under the same key, unrelated under another. */
export function tagsOf(names: Buffer, key: Buffer): Buffer {
  return createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(names);
}

/** Encrypted and sealed for one answer. */
export function sealedAnswer(answer: Buffer, secret: Buffer, call: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-128-gcm', answerKey(secret, call), nonce);
  return Buffer.concat([nonce, cipher.update(answer), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where anything of it was changed, or it answers another call. */
export function openedAnswer(sealed: Buffer, secret: Buffer, call: string): Buffer {
  const decipher = createDecipheriv('aes-128-gcm', answerKey(secret, call), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  const opened = decipher.update(sealed.subarray(12, sealed.length - 16));
  decipher.final();
  return opened;
}

function answerKey(secret: Buffer, call: string): Buffer {
  return createHmac('sha256', secret).update('answer').update(call).digest().subarray(0, BLOCK);
}
