import type { NoiseTable } from './cellKey';
import type { NoiseLaw } from './noiseTable';
import { WEIGHT_VARIANCE } from './weight';

/** How numbers are altered before they are released; one for all questions. */
export interface Method {
  readonly law: NoiseLaw;
  /** Secret; drawn by that law. */
  readonly noise: NoiseTable;
  /** Numbers are multiples of it. */
  readonly rounding: 1 | 5;
}

/** Enough, and not so much that it drowns the weights, which do the most against averaging. */
export const NOISE_LAW: NoiseLaw = { variance: 4, bound: 8 };

/** What readers are told of a table's protection. Nothing of it helps to undo it. */
export interface MethodDescriptor {
  readonly version: string;
  /** Counts of 1 to this are hidden. */
  readonly threshold: number;
  readonly noiseVariance: number;
  /** A count of n has this times n added to its variance. */
  readonly weightVariance: number;
  readonly rounding: number;
  readonly legend: readonly string[];
}

const LEGEND = [
  'Every number is altered; the same people always get the same number.',
  'A total is counted from its own people and altered by itself: the numbers shown do not add up to it.',
  'A number may be that of nearly the same people in an earlier answer, to anybody.',
  'Hidden says that a number is kept back, not that it is small. A zero is a true zero.',
];

export function descriptorOf({ law, rounding }: Method, threshold: number): MethodDescriptor {
  return {
    version: 'cell-key-1',
    threshold,
    noiseVariance: law.variance,
    weightVariance: WEIGHT_VARIANCE,
    rounding,
    legend: LEGEND,
  };
}
