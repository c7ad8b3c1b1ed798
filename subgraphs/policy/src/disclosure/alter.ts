import { noiseOf } from './cellKey';
import type { Method } from './method';
import type { TrueCount, TrueSum } from './trueCell';

/**
 * A count as it would be released if nothing like it had been before: the weights of its people, which no averaging
 * takes away since they add up in whatever parts they are asked for, and noise that hangs on who they are.
 */
export function alteredCount({ people, keys, weight }: TrueCount, { noise, rounding }: Method): number {
  return rounded(Math.round(weight) + noiseOf(noise, people, keys), rounding);
}

/** Noise of its own, as large as one person's share may be; `people` are those the sum is over. */
export function alteredSum({ total, largest }: TrueSum, { people, keys, weight }: TrueCount, method: Method): number {
  const noise = noiseOf(method.noise, people, keys >>> 8) * Math.max(1, largest);
  return rounded((total * weight) / people + noise, method.rounding);
}

const MEDIAN_STEP_DAYS = 5;

export function alteredMedian(days: number): number {
  return rounded(days, MEDIAN_STEP_DAYS);
}

function rounded(value: number, step: number): number {
  return Math.max(0, Math.round(value / step) * step);
}
