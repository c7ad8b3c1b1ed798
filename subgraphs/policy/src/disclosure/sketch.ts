import type { TrueCount } from './trueCell';

/** Sets that differ by as many people or fewer are always taken for near. */
const ALWAYS_NEAR = 10;
/** Sets that differ in more buckets than this are never taken for near. */
export const FARTHEST = 15;

/** In how many buckets two sketches differ: at most by how many people the sets do. Stops above `limit`. */
export function differingBuckets(one: Uint32Array, other: Uint32Array, limit: number): number {
  let differing = 0;
  for (let bucket = 0; bucket < one.length && differing <= limit; bucket += 1) {
    if (one[bucket] !== other[bucket]) differing += 1;
  }
  return differing;
}

/**
 * Whether two sets are so near that the later is answered with the earlier's number.
 *
 * How far is near differs from pair to pair, by their secrets: were it 10 for all, adding known people one by one until
 * the answer changes would measure the difference exactly.
 */
export function near(earlier: Uint32Array, later: Pick<TrueCount, 'sketch'>): boolean {
  const differing = differingBuckets(earlier, later.sketch, FARTHEST);
  if (differing <= ALWAYS_NEAR) return true;
  return differing <= ALWAYS_NEAR + (mixed(sum(earlier), sum(later.sketch)) % (FARTHEST - ALWAYS_NEAR + 1));
}

function sum(sketch: Uint32Array): number {
  let all = 0;
  for (const each of sketch) all = (all + each) | 0;
  return all;
}

function mixed(one: number, other: number): number {
  let word = Math.imul(one ^ (other >>> 15), 0x2c1b3c6d) ^ Math.imul(other, 0x297a2d39);
  word = Math.imul(word ^ (word >>> 12), 0x85ebca6b);
  return (word ^ (word >>> 16)) >>> 0;
}
