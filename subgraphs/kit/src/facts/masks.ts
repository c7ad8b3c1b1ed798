import {
  type Cipher,
  createCipheriv,
  createDecipheriv,
  createHmac,
  type Decipher,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { type Key, type Keyring, Unauthenticated } from '@lead-graph/schema';
import { type Part, type Pieces, piecesOf } from './frame';

/** Bytes of a block of the cipher. */
export const BLOCK = 16;

/** Bytes before and after what is sealed. */
const NONCE = 12;
const TAG = 16;

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

/** What a cipher takes at once, in bytes: much enough for its speed, and little enough that what it makes is still near. */
const AT_ONCE = 65_536;

/** Masks rows. INVARIANT: a key masks one answer and no other. */
export function masked(rows: Buffer, key: Buffer): Pieces {
  return { byteLength: rows.length, pieces: through(maskCipher(key), rows) };
}

function maskCipher(key: Buffer): Cipher {
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(BLOCK));
}

function* through(cipher: Cipher | Decipher, bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength; at += AT_ONCE) yield cipher.update(bytes.subarray(at, at + AT_ONCE));
}

/** From this share of an owner's people on, it is less work to make all masks than those of some. */
const MANY = 1 / 4;

/** Masks of some rows of an owner. */
export interface Masks {
  /** By place, with nothing where somebody else stands; else one after the other, in the order of those asked for. */
  readonly byPlace: boolean;
  readonly bytes: Part;
}

/** INVARIANT: of rows at other places than these, no mask. */
export function masksAt(places: Uint32Array, { count, width }: { count: number; width: number }, key: Buffer): Masks {
  return places.length >= count * MANY
    ? { byPlace: true, bytes: everyMask(places, count, width, key) }
    : { byPlace: false, bytes: someMasks(places, count, width, key) };
}

function everyMask(places: Uint32Array, count: number, width: number, key: Buffer): Pieces {
  const wanted = new Uint8Array(count);
  for (const place of places) if (place < count) wanted[place] = 1;
  return { byteLength: count * width, pieces: masksOfWanted(wanted, width, key) };
}

function* masksOfWanted(wanted: Uint8Array, width: number, key: Buffer): Generator<Uint8Array> {
  const cipher = maskCipher(key);
  const rows = Math.max(1, Math.floor(AT_ONCE / width));
  const nothing = Buffer.alloc(rows * width);
  for (let from = 0; from < wanted.length; from += rows) {
    const theirs = wanted.subarray(from, from + rows);
    const masks = wordsOf(cipher.update(nothing.subarray(0, theirs.length * width)));
    eraseUnwanted(masks, theirs, width / 4);
    yield new Uint8Array(masks.buffer, masks.byteOffset, masks.byteLength);
  }
}

function eraseUnwanted(masks: Uint32Array, wanted: Uint8Array, words: number): void {
  for (let row = 0; row < wanted.length; row++)
    if (!wanted[row]) for (let word = row * words; word < (row + 1) * words; word++) masks[word] = 0;
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
export function sealedAnswer(answer: Part, secret: Buffer, call: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-128-gcm', answerKey(secret, call), nonce);
  const sealed = Buffer.allocUnsafe(NONCE + answer.byteLength + TAG);
  sealed.set(nonce);
  let at = NONCE;
  for (const piece of piecesOf(answer))
    for (const bytes of through(cipher, piece)) {
      sealed.set(bytes, at);
      at += bytes.length;
    }
  cipher.final();
  sealed.set(cipher.getAuthTag(), at);
  return sealed;
}

/** Throws where anything of it was changed, or it answers another call. In its own memory: what was sealed is used up. */
export function openedAnswer(sealed: Buffer, secret: Buffer, call: string): Buffer {
  const decipher = createDecipheriv('aes-128-gcm', answerKey(secret, call), sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const opened = sealed.subarray(NONCE, sealed.length - TAG);
  let at = 0;
  for (const bytes of through(decipher, opened)) {
    opened.set(bytes, at);
    at += bytes.length;
  }
  decipher.final();
  return opened;
}

function answerKey(secret: Buffer, call: string): Buffer {
  return createHmac('sha256', secret).update('answer').update(call).digest().subarray(0, BLOCK);
}
