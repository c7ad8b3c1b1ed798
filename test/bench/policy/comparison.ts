import type { Comparison, Row } from '../benchmark';
import { spreadOf } from '../spread';
import type { Counter, QuestionFigures } from './warehouses';

export interface Compared {
  /** In the order of the figures. */
  readonly counters: readonly Counter[];
  readonly figures: readonly QuestionFigures[];
  readonly size: string;
  /** Most that all questions together may cost the first counter, as a part of what they cost `against`. */
  readonly goal: number;
  readonly against: Counter;
}

/** The first counter against another, whose figures stand beside it, and before those of all the rest. */
export function comparisonOf({ counters, figures, size, goal, against }: Compared): Comparison {
  const first = [0, counters.indexOf(against)];
  const order = [...first, ...counters.map((_, at) => at).filter((at) => !first.includes(at))];
  const together = order.map((at) => sumsOf(figures.map(({ cpuMs }) => cpuMs[at]!)));
  const rowOf = (what: string, cpuMs: readonly (readonly number[])[]): Row => ({
    what: `CPU ms, ${what}`,
    of: cpuMs.map(spreadOf),
  });
  const ratio = spreadOf(together[0]!.map((cost, round) => cost / together[1]![round]!));
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
    ratio,
    goal,
    met: ratio.median <= goal,
  };
}

/** Round by round. */
function sumsOf(questions: readonly (readonly number[])[]): number[] {
  return questions[0]!.map((_, round) => questions.reduce((sum, rounds) => sum + rounds[round]!, 0));
}
