import type { Asker } from '../../src/disclosure/releaseLog';
import { Tally } from '../../src/disclosure/tally';
import type { TrueCell, TrueCount, TrueTable } from '../../src/disclosure/trueCell';
import { weightOf } from '../../src/disclosure/weight';

/** Somebody by a number; their secret words hang on nothing else. */
function words(person: number): [number, number, number, number] {
  return [1, 2, 3, 4].map((salt) => {
    let word = Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
    for (let round = 0; round < 3; round += 1) word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
    return (word ^ (word >>> 13)) >>> 0;
  }) as [number, number, number, number];
}

export function countOf(people: readonly number[]): TrueCount {
  const tally = new Tally();
  for (const person of people) {
    const [key, weight, sketch, bucket] = words(person);
    tally.add(key, weightOf(weight), sketch, bucket);
  }
  return tally.count();
}

/** So many people, from the one with that number on. */
export function people(many: number, from = 0): number[] {
  return Array.from({ length: many }, (_, each) => from + each);
}

export function cell(codes: TrueCell['codes'], all: readonly number[], part?: readonly number[]): TrueCell {
  return { codes, all: countOf(all), ...(part && { part: countOf(part) }) };
}

export function tableOf(cells: readonly TrueCell[], universe: readonly number[], threshold = 10): TrueTable {
  return { cells, universe: countOf(universe), measure: 'charged within 365 days', unit: 'PERSON', threshold };
}

export const asker: Asker = { agreement: 'evaluation 1', question: 'q1', budget: 1_000_000 };
