const STEPS = 4_096;
/** Weights are multiples of 2^-16. INVARIANT: a sum of them is exact, so it does not hang on the order of the people. */
const UNIT = 65_536;

const WEIGHTS = Float64Array.from({ length: STEPS }, (_, step) => {
  return Math.round(UNIT * (1 - Math.cos((Math.PI * (step + 0.5)) / STEPS))) / UNIT;
});

/** Of one person's weight about its mean, which is 1. */
export const WEIGHT_VARIANCE = 0.5;

/**
 * What one person counts for, between 0 and 2, from a secret 32-bit word of theirs; over all words the mean is 1.
 *
 * The law is that of the arcsine: of those bounded by 0 and 2 and without a lump it is nearly the widest. Whoever
 * averages away all other noise holds the sum of the weights of 1 to 10 people, and guesses their number from it
 * at most 0.25 better than blindly; with weights between 0.5 and 1.5 it would be 0.5 better.
 */
export function weightOf(word: number): number {
  return WEIGHTS[word >>> 20]!;
}
