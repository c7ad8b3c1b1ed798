import { WEIGHT_VARIANCE, weightOf } from '../../src/disclosure/weight';

const WORDS = Array.from({ length: 4_096 }, (_, step) => step * 2 ** 20);
const weights = WORDS.map(weightOf);

describe('weights', () => {
  it('are 1 on average, between 0 and 2, with the variance that readers are told', () => {
    expect(weights.reduce((sum, each) => sum + each, 0) / weights.length).toBeCloseTo(1, 6);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...weights)).toBeLessThanOrEqual(2);
    expect(weights.reduce((sum, each) => sum + (each - 1) ** 2, 0) / weights.length).toBeCloseTo(WEIGHT_VARIANCE, 4);
  });

  it('add up exactly', () => {
    expect([...weights].reverse().reduce((sum, each) => sum + each, 0)).toBe(
      weights.reduce((sum, each) => sum + each, 0),
    );
  });

  it('leave whoever knows their sum, and nothing else, at most 0.25 better than blind about 1 to 10 people', () => {
    expect(bestGuess(weights) - 0.1).toBeLessThan(0.25);
  });

  it('would not, were they spread less', () => {
    const narrow = WORDS.map((_, step) => 0.5 + (step + 0.5) / WORDS.length);
    expect(bestGuess(narrow) - 0.1).toBeGreaterThan(0.45);
  });
});

const GRID = 50;

/** How often the likeliest of 1 to 10, all as common, is right, where the sum of their weights is known. */
function bestGuess(weights: readonly number[]): number {
  const one = new Float64Array(2 * GRID + 1);
  for (const weight of weights) one[Math.round(weight * GRID)]! += 1 / weights.length;
  const laws: Float64Array[] = [one];
  while (laws.length < 10) laws.push(convolved(laws.at(-1)!, one));
  const sums = Array.from({ length: laws.at(-1)!.length }, (_, sum) => Math.max(...laws.map((law) => law[sum] ?? 0)));
  return sums.reduce((whole, each) => whole + each / 10, 0);
}

function convolved(one: Float64Array, other: Float64Array): Float64Array {
  const sum = new Float64Array(one.length + other.length - 1);
  one.forEach((chance, at) => {
    other.forEach((each, further) => {
      sum[at + further]! += chance * each;
    });
  });
  return sum;
}
