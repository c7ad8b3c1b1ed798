import {
  CLOCK_TOLERANCE_SECONDS,
  type DataCategory,
  type Key,
  type Keyring,
  seal,
  Unauthenticated,
  unseal,
} from '@lead-graph/schema';
import { keyFor, keyOf } from './masks';

/**
 * What an owner tells the core of an answer, by way of the counter. INVARIANT: the counter can neither write nor alter it,
 * so it gets no mask of other rows, or for other categories, than the owner answered with.
 */
export interface OwnersWord {
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** Of the order in which people stand. */
  readonly epoch: string;
  /** Of the mask. */
  readonly nonce: string;
  /** People, and so rows. */
  readonly count: number;
  /** Of a row, in bytes. */
  readonly width: number;
  /** Of the facts that were asked for. */
  readonly categories: readonly DataCategory[];
  /** Agreements under which rows may leave for a study; null where it answered for counting alone, absent at an older version. */
  readonly study?: readonly string[] | null;
  /** Digest of the order that came along; null where none did. */
  readonly order: string | null;
}

export function sealWord(word: OwnersWord, key: Key): string {
  return seal(word, [forWords(key)]);
}

/**
 * The word, and the key it was sealed under, from which the mask is made too. INVARIANT: an old one is none: a counter that
 * kept masked rows would read what the owner no longer holds, of people who may be counted only since.
 */
export function readWord(sealed: unknown, ring: Keyring): { word: OwnersWord; key: Key } {
  const [first, ...others] = ring.map(forWords);
  const word = unseal(sealed, [first!, ...others]) as OwnersWord | null;
  if (!word) throw new Unauthenticated('this is no word of an owner');
  if (Math.abs(Date.now() / 1000 - word.issuedAt) > CLOCK_TOLERANCE_SECONDS)
    throw new Unauthenticated('this word of an owner is not of now');
  return { word, key: keyOf(ring, String(sealed).split('.')[0]!) };
}

/** A proof is sealed under the same ring: neither can ever be taken for the other. */
function forWords({ id, secret }: Key): Key {
  return { id, secret: keyFor(secret, 'word', '') };
}
