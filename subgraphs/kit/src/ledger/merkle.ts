import { hash } from 'node:crypto';

/** 32 bytes of SHA-256. */
export type Hash = Buffer;

/** Hash of an entry (RFC 9162, 2.1.1): never that of a node, whatever an entry holds. */
export function leafHash(entry: Buffer | string): Hash {
  return hash('sha256', Buffer.concat([LEAF, Buffer.from(entry)]), 'buffer');
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

const HASH_BYTES = 32;

/** Hashes that follow each other. */
export function hashesIn(bytes: Buffer): Hash[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
const EMPTY = hash('sha256', '', 'buffer');

/**
 * A run of a tree's entries, from one of them on: roots of its perfect subtrees, from left to right. All that is kept to go
 * on appending, and all that is told of the run, whatever the number of entries. That of the whole tree begins at 0.
 */
export class Frontier {
  private constructor(
    private readonly begin: number,
    private end: number,
    private readonly roots: Hash[],
  ) {}

  static empty(begin = 0): Frontier {
    return new Frontier(begin, begin, []);
  }

  /** Of a whole tree. Obligation: as `kept` gave it. */
  static from(size: number, kept: readonly Hash[]): Frontier {
    return new Frontier(0, size, [...kept]);
  }

  /** Of the tree, to the end of the run. */
  get size(): number {
    return this.end;
  }

  get kept(): readonly Hash[] {
    return this.roots;
  }

  /** One entry, or a perfect subtree of so many that stands at its own place. */
  append(root: Hash, width = 1): void {
    this.roots.push(root);
    this.end += width;
    for (let size = 2 * width; this.end % size === 0 && this.end - size >= this.begin; size *= 2) {
      const right = this.roots.pop()!;
      this.roots.push(nodeHash(this.roots.pop()!, right));
    }
  }

  /** The run that follows, to `end`, as `kept` of it; false, and nothing done, where it can't be that. */
  extend(kept: readonly Hash[], end: number): boolean {
    if (!Number.isSafeInteger(end) || end < this.end) return false;
    const widths = widthsBetween(this.end, end);
    if (widths.length !== kept.length || kept.some(({ length }) => length !== HASH_BYTES)) return false;
    for (const [place, width] of widths.entries()) this.append(kept[place]!, width);
    return true;
  }

  /** Obligation: of a whole tree. */
  root(): Hash {
    return this.roots.length === 0 ? EMPTY : this.roots.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Entries under each perfect subtree of a run. */
function widthsBetween(begin: number, end: number): number[] {
  const widths: number[] = [];
  for (let place = begin; place < end; place += widths.at(-1)!) {
    let width = 1;
    while (place % (2 * width) === 0 && place + 2 * width <= end) width *= 2;
    widths.push(width);
  }
  return widths;
}

/** Root of the tree over these leaves, in this order. */
export function rootOf(leaves: readonly Hash[]): Hash {
  const frontier = Frontier.empty();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** Shows that a leaf stands at its place in a tree (RFC 9162, 2.1.3.1). */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no entry ${index} among ${leaves.length}`);
  return path(leaves, index, 0, leaves.length);
}

function path(leaves: readonly Hash[], index: number, from: number, to: number): Hash[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...path(leaves, index, from, middle), rootBetween(leaves, middle, to)]
    : [...path(leaves, index, middle, to), rootBetween(leaves, from, middle)];
}

function rootBetween(leaves: readonly Hash[], from: number, to: number): Hash {
  return rootOf(leaves.slice(from, to));
}

/** The largest power of two that is smaller. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** RFC 9162, 2.1.3.2. False for anything that is not a proof of it. */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}

/** Shows that a tree of `earlier` entries is the beginning of this one (RFC 9162, 2.1.4.1). */
export function consistencyProof(leaves: readonly Hash[], earlier: number): Hash[] {
  if (earlier < 1 || earlier > leaves.length) throw new RangeError(`no tree of ${earlier} among ${leaves.length}`);
  return subproof(leaves, earlier, 0, leaves.length, true);
}

function subproof(leaves: readonly Hash[], earlier: number, from: number, to: number, whole: boolean): Hash[] {
  const size = to - from;
  if (earlier === size) return whole ? [] : [rootBetween(leaves, from, to)];
  const middle = splitOf(size);
  return earlier <= middle
    ? [...subproof(leaves, earlier, from, from + middle, whole), rootBetween(leaves, from + middle, to)]
    : [...subproof(leaves, earlier - middle, from + middle, to, false), rootBetween(leaves, from, from + middle)];
}

/** RFC 9162, 2.1.4.2. False for anything that is not a proof of it. */
export function verifyConsistency(
  earlier: number,
  size: number,
  earlierRoot: Hash,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  if (earlier < 1 || earlier > size) return false;
  if (earlier === size) return proof.length === 0 && earlierRoot.equals(root);
  const hashes = Number.isInteger(Math.log2(earlier)) ? [earlierRoot, ...proof] : [...proof];
  const [first, ...rest] = hashes;
  if (!first) return false;
  let [place, last] = [earlier - 1, size - 1];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  let [before, now] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      before = nodeHash(hash, before);
      now = nodeHash(hash, now);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else now = nodeHash(now, hash);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && before.equals(earlierRoot) && now.equals(root);
}
