import { CELL_KEYS, type NoiseTable } from './cellKey';

/** What may be known of the noise. */
export interface NoiseLaw {
  /** Of the noise of counts above `bound`; smaller ones have less where this cannot be had. */
  readonly variance: number;
  /** No count is altered by more. */
  readonly bound: number;
}

/**
 * A table whose rows have mean 0, the variance asked for where the count allows it, and otherwise say as little as may
 * be (maximum entropy, as Marley and Leaver have it); no count falls below zero.
 *
 * `seed` is secret: it says which key gets which of a row's values.
 */
export function drawNoiseTable(law: NoiseLaw, seed: number): NoiseTable {
  const next = words(seed);
  const rows = Array.from({ length: law.bound }, (_, row) => shuffled(rowFor(row + 1, law), next));
  return { rows, cycle: 1 };
}

/** As much of the widest law with mean 0 as leaves entropy to it. */
const WIDEST = 0.8;

function rowFor(count: number, { variance, bound }: NoiseLaw): Int16Array {
  const lowest = -Math.min(count, bound);
  const values = Array.from({ length: bound - lowest + 1 }, (_, index) => lowest + index);
  const chances = maximumEntropy(values, Math.min(variance, WIDEST * -lowest * bound));
  return dealt(values, chances);
}

/** The law over `values` with mean 0 and the variance: `exp(slope v + curve v^2)`, found by Newton's method. */
function maximumEntropy(values: readonly number[], variance: number): number[] {
  let slope = 0;
  let curve = -1 / (2 * variance);
  for (let step = 0; step < 500; step += 1) {
    const chances = lawOf(values, slope, curve);
    const [m1, m2, m3, m4] = [1, 2, 3, 4].map((power) => moment(values, chances, power)) as [
      number,
      number,
      number,
      number,
    ];
    const [off1, off2] = [m1, m2 - variance];
    if (Math.abs(off1) + Math.abs(off2) < 1e-10) return chances;
    const [a, b, c] = [m2 - m1 * m1, m3 - m1 * m2, m4 - m2 * m2];
    const determinant = a * c - b * b;
    const damped = step < 50 ? 0.3 : 1;
    slope -= (damped * (c * off1 - b * off2)) / determinant;
    curve -= (damped * (a * off2 - b * off1)) / determinant;
  }
  throw new Error(
    `no noise between ${values[0]} and ${values.at(-1)} has variance ${variance}; lower it or widen the bound`,
  );
}

function lawOf(values: readonly number[], slope: number, curve: number): number[] {
  const exponents = values.map((value) => slope * value + curve * value * value);
  const highest = Math.max(...exponents);
  const parts = exponents.map((each) => Math.exp(each - highest));
  const whole = parts.reduce((sum, each) => sum + each, 0);
  return parts.map((each) => each / whole);
}

function moment(values: readonly number[], chances: readonly number[], power: number): number {
  return values.reduce((sum, value, index) => sum + chances[index]! * value ** power, 0);
}

/** Deals the keys to the values as their chances say, as near as whole keys can, the mean exactly 0. */
function dealt(values: readonly number[], chances: readonly number[]): Int16Array {
  const over = (index: number): number => keys[index]! - chances[index]! * CELL_KEYS;
  const keys = chances.map((chance) => Math.floor(chance * CELL_KEYS));
  const all = values.map((_, index) => index);
  for (let left = CELL_KEYS - keys.reduce((sum, each) => sum + each, 0); left > 0; left -= 1) {
    keys[all.reduce((best, each) => (over(each) < over(best) ? each : best))]! += 1;
  }
  for (let mean = dot(values, keys); mean !== 0; mean -= Math.sign(mean)) {
    const to = (index: number): number => index - Math.sign(mean);
    const movable = all.filter((index) => keys[index]! > 0 && keys[to(index)] !== undefined);
    const from = movable.reduce((best, each) =>
      over(each) - over(to(each)) > over(best) - over(to(best)) ? each : best,
    );
    keys[from]! -= 1;
    keys[to(from)]! += 1;
  }
  return Int16Array.from(values.flatMap((value, index) => Array<number>(keys[index]!).fill(value)));
}

function dot(values: readonly number[], keys: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * keys[index]!, 0);
}

function shuffled(row: Int16Array, next: () => number): Int16Array {
  for (let last = row.length - 1; last > 0; last -= 1) {
    const other = Math.floor((next() / 2 ** 32) * (last + 1));
    [row[last], row[other]] = [row[other]!, row[last]!];
  }
  return row;
}

/** 32-bit words, all told by the seed. */
function words(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
}
