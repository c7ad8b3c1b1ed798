import { type Spread, spreadOf } from './spread';

export interface BenchOptions {
  /** Of each system that is measured. */
  readonly rounds: number;
  /** In each round. */
  readonly requests: number;
  /** Of a benchmark beside others: which of them, by name; all, if not said. */
  readonly systems?: readonly string[];
  /** Of the same: requests under way at once, on a machine too busy for those of the workload. */
  readonly atOnce?: number;
}

/** One quantity of every system, in the order of `systems`. */
export interface Row {
  /** What is measured, with its unit. */
  readonly what: string;
  /** `null`: of this system it cannot be told. */
  readonly of: readonly (Spread | null)[];
}

/** What one system costs against another, round by round. */
export interface Verdict {
  /** Of what, against which. */
  readonly what: string;
  readonly ratio: Spread;
  /** Most that the ratio may be. */
  readonly goal: number;
  readonly met: boolean;
}

/** Systems that answered the same questions, measured in turns on one machine. */
export interface Comparison {
  /** The workload, in words. */
  readonly size: string;
  readonly systems: readonly string[];
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
  /** Systems that should have been measured and were not, each with the reason. */
  readonly missing?: readonly string[];
}

export function verdict(what: string, costs: readonly number[], against: readonly number[], goal: number): Verdict {
  const ratio = spreadOf(costs.map((cost, round) => cost / against[round]!));
  return { what, ratio, goal, met: ratio.median <= goal };
}

/** What is measured, and what it may cost. */
export interface Benchmark<Measured = Comparison> {
  readonly name: string;
  /** What is measured, as a sentence. */
  readonly what: string;
  /** `onStep` is told of what comes next, in words. */
  measure(options: BenchOptions, onStep?: (step: string) => void): Promise<Measured>;
}
