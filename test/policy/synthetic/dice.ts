/** Numbers that look random and are the same wherever the same seed, person and stream are given. */
export class Dice {
  private state = 0;

  constructor(private readonly seed: number) {}

  /** One stream of one person's numbers, told apart from every other. */
  of(person: number, stream: number): this {
    let state = this.seed ^ Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca77);
    state = Math.imul(state ^ (state >>> 16), 0x7feb352d);
    state = Math.imul(state ^ (state >>> 15), 0x846ca68b);
    this.state = state ^ (state >>> 16);
    return this;
  }

  /** At least 0 and below 1: mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `most`, that included. */
  upTo(most: number): number {
    return Math.floor(this.next() * (most + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** How many of what happens so often on average: for most none or few, for few many. */
  count(mean: number): number {
    return Math.min(MOST, Math.floor(Math.log(1 - this.next()) / Math.log(mean / (1 + mean))));
  }

  /** An index of `shares`, which rise to 1. */
  pick(shares: Float64Array): number {
    const at = this.next();
    let index = 0;
    while (at >= shares[index]! && index < shares.length - 1) index += 1;
    return index;
  }

  oneOf<T>(values: readonly T[]): T {
    return values[this.upTo(values.length - 1)]!;
  }
}

/** Of one fact of one person. */
const MOST = 250;

/** Weights as `pick` takes them. */
export function sharesOf(...weights: readonly number[]): Float64Array {
  const sum = weights.reduce((total, each) => total + each, 0);
  let share = 0;
  return Float64Array.from(weights, (weight) => (share += weight / sum));
}
