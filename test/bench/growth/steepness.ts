import { spreadOf } from '../spread';
import type { Quantity, Size, Steepness, Step } from './growth';

/** Per cent of a round's requests; where more are refused, the figures tell of refusals. */
const MOST_REFUSED = 1;

/** What two sizes measured on a machine that does other work may seem to differ by. */
const TOLERANCE = 0.15;

/** Nothing grows faster than the input, and statements do not grow at all. */
const GOALS: Partial<Record<Quantity, number>> = {
  'CPU ms': 1 + TOLERANCE,
  'p50 ms': 1 + TOLERANCE,
  'answer, bytes': 1 + TOLERANCE,
  'SQL statements': 0,
};

/** Of what has a goal, over the sizes at which requests are answered. */
export function steepnessOf(sizes: readonly Size[]): Steepness[] {
  const answered = sizes.filter(({ refused }) => spreadOf(refused).median <= MOST_REFUSED);
  return Object.entries(GOALS).map(([what, goal]) => {
    const quantity = what as Quantity;
    const compared = quantity === 'SQL statements' ? answered.filter(({ pages }) => pages === 1) : answered;
    return steepest(quantity, goal, compared);
  });
}

/** Between neighbours; where there are none, nothing was shown. */
function steepest(what: Quantity, goal: number, sizes: readonly Size[]): Steepness {
  const steps = sizes.slice(1).map((next, at) => stepTo(next, sizes[at]!, what));
  const [steepest] = steps.sort((a, b) => b.exponent.median - a.exponent.median);
  return { what, steepest, goal, met: steepest !== undefined && steepest.exponent.median <= goal };
}

function stepTo(next: Size, last: Size, what: Quantity): Step {
  const exponents = next.figures[what].map(
    (value, round) => Math.log(value / last.figures[what][round]!) / Math.log(next.input / last.input),
  );
  return { from: last.input, to: next.input, exponent: spreadOf(exponents) };
}
