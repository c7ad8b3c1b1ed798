import type { GeneratorValue } from 'fast-check';
import { nat } from 'fast-check';

/** The one source of chance: a whole number from 0 to `count` - 1. The recipes put what is plainest first. */
export interface Draw {
  below(count: number): number;
}

/** Deterministic and quick (mulberry32). */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  return {
    below(count) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count);
    },
  };
}

/** The plainest choice three times in four: what is drawn with it is mostly whole, and wants in one thing. */
export function calmDraw(draw: Draw): Draw {
  return { below: (count) => (draw.below(4) === 3 ? draw.below(count) : 0) };
}

/** The same recipes under fast-check, which shrinks what it finds. */
export function shrinkingDraw(value: GeneratorValue): Draw {
  return { below: (count) => value(nat, count - 1) };
}

export function pick<T>(draw: Draw, list: readonly T[]): T {
  return list[draw.below(list.length)]!;
}

/** True once in so many. */
export function once(draw: Draw, inSoMany: number): boolean {
  return draw.below(inSoMany) === inSoMany - 1;
}

export function some<T>(draw: Draw, list: readonly T[], atMost: number): T[] {
  return Array.from({ length: draw.below(atMost + 1) }, () => pick(draw, list));
}

export function upTo<T>(draw: Draw, atMost: number, make: (index: number) => T): T[] {
  return Array.from({ length: draw.below(atMost + 1) }, (_, index) => make(index));
}
