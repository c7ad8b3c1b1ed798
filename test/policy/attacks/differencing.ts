import type { Cut, Told } from '@lead-graph/policy/disclosure';
import type { Campaign } from './campaign';
import type { Build } from './defender';
import { keyOf, roads } from './sequence';
import { blind, likeliest, priorOf, type Target } from './target';

/** How often an attacker is right, and how often whoever saw no answer at all. */
export interface Guessed {
  readonly right: number;
  readonly blind: number;
}

/**
 * Guesses each target by all sums and differences of numbers told that come to it, and by how common each size is. A
 * difference of the very same number says nothing: it is an earlier answer.
 */
export function byDifferences({ tables, targets }: Campaign, { noiseVariance, weightVariance }: Build): Guessed {
  const told = new Map(tables.flat().map((each) => [keyOf(each.cut), each]));
  const prior = priorOf(targets);
  const right = targets.filter((target) => guess(target, told, noiseVariance, weightVariance, prior) === target.people);
  return { right: right.length / targets.length, blind: blind(targets) };
}

function guess(
  target: Target,
  told: ReadonlyMap<string, Told>,
  noise: number,
  weights: number,
  prior: readonly number[],
): number {
  const found = roads(target).flatMap((road) => {
    const value = along(road, told);
    return value === null || (road.length === 2 && value === 0)
      ? []
      : [{ value, precision: 1 / (road.length * Math.max(noise, 1e-3)) }];
  });
  const precision = found.reduce((sum, each) => sum + each.precision, 0);
  if (precision === 0) return prior.indexOf(Math.max(...prior));
  const mean = found.reduce((sum, each) => sum + each.value * each.precision, 0) / precision;
  return likeliest(mean, 1 / precision, weights, prior);
}

function along(road: readonly { cut: Cut; sign: 1 | -1 }[], told: ReadonlyMap<string, Told>): number | null {
  const numbers = road.map(({ cut, sign }) => ({ sign, number: told.get(keyOf(cut))?.released }));
  if (numbers.some(({ number }) => typeof number !== 'number' && number !== 'ZERO')) return null;
  return numbers.reduce((sum, { sign, number }) => sum + sign * (number === 'ZERO' ? 0 : (number as number)), 0);
}
