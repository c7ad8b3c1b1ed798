import { type Comparison, type Row, verdict } from '../benchmark';
import { spreadOf } from '../spread';
import type { Counter, QuestionFigures } from './warehouses';

export interface Compared {
  /** In the order of the figures. */
  readonly counters: readonly Counter[];
  readonly figures: readonly QuestionFigures[];
  readonly size: string;
  /** What all questions together may cost the first counter, as a part of what they cost another. */
  readonly goals: readonly { readonly against: Counter; readonly goal: number }[];
}

/** The first counter, then those it has goals against, then all the rest. */
export function comparisonOf({ counters, figures, size, goals }: Compared): Comparison {
  const first = [0, ...goals.map(({ against }) => counters.indexOf(against))];
  const order = [...first, ...counters.map((_, at) => at).filter((at) => !first.includes(at))];
  const together = order.map((at) => sumsOf(figures.map(({ cpuMs }) => cpuMs[at]!)));
  const costsOf = (counter: Counter) => together[order.indexOf(counters.indexOf(counter))]!;
  const rowOf = (what: string, cpuMs: readonly (readonly number[])[]): Row => ({
    what: `CPU ms, ${what}`,
    of: cpuMs.map(spreadOf),
  });
  return {
    size,
    systems: order.map((at) => counters[at]!.name),
    rows: [
      ...figures.map(({ question, cpuMs }) =>
        rowOf(
          question,
          order.map((at) => cpuMs[at]!),
        ),
      ),
      rowOf('all together', together),
    ],
    verdicts: goals.map(({ against, goal }) =>
      verdict(`CPU of all together, against ${against.name}`, together[0]!, costsOf(against), goal),
    ),
  };
}

/** Round by round. */
function sumsOf(questions: readonly (readonly number[])[]): number[] {
  return questions[0]!.map((_, round) => questions.reduce((sum, rounds) => sum + rounds[round]!, 0));
}
