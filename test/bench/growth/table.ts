import { spreadOf } from '../spread';
import { markdownTable, short, told } from '../table';
import { type Growth, QUANTITIES, type Size, type Steepness } from './growth';

/** A row for each size of the input: of each quantity the median over the rounds. */
export function growthTable({ size, input, sizes, verdicts }: Growth): string {
  const cells = [[input, ...QUANTITIES, 'refused, per cent'], ...sizes.map(cellsOf)];
  return [size, '', markdownTable(cells), '', ...verdicts.map((each) => saidOf(each, input)), ''].join('\n');
}

function cellsOf({ input, figures, refused }: Size): string[] {
  const values = [...QUANTITIES.map((each) => figures[each]), refused];
  return [input.toLocaleString('en-US'), ...values.map((each) => short(spreadOf(each).median))];
}

function saidOf({ what, steepest, goal, met }: Steepness, input: string): string {
  if (!steepest) return `${what}: not told, since fewer than two sizes were answered: not met`;
  const { from, to, exponent } = steepest;
  const most = goal === 0 ? 'goal none' : `goal at most ${goal.toFixed(2)}`;
  return `${what}: grows at most as the power ${told(exponent)} of ${input}, from ${from} to ${to}; ${most}: ${met ? 'met' : 'not met'}`;
}
