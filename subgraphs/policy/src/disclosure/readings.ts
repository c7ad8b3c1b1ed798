import type { Reading } from './follows';
import { type MethodDescriptor, NOISE_LAW } from './method';

/** Most people by whom an earlier set, whose number is given again, may differ. */
const NEARLY_THE_SAME = 15;
/** The sum of weights is nearly never so many times its usual deviation away. */
const DEVIATIONS = 5;

/** As if numbers were true. */
export const atFaceValue: Reading = (told) => ({ low: told, high: told });

/** As somebody reads them who has read how they are altered. */
export function asExplained({
  threshold,
  weightVariance,
  rounding,
}: Pick<MethodDescriptor, 'threshold' | 'weightVariance' | 'rounding'>): Reading {
  return (told) => {
    const people = told + 2 * DEVIATIONS * NOISE_LAW.bound * weightVariance;
    const slack = NOISE_LAW.bound + rounding + NEARLY_THE_SAME + DEVIATIONS * Math.sqrt(weightVariance * people);
    return { low: Math.max(threshold + 1, told - slack), high: told + slack };
  };
}
