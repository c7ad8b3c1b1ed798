import type { Spread } from './spread';

export interface BenchOptions {
  /** Of each system that is measured. */
  readonly rounds: number;
  /** In each round. */
  readonly requests: number;
}

/** One quantity of every system, in the order of `systems`. */
export interface Row {
  /** What is measured, with its unit. */
  readonly what: string;
  readonly of: readonly Spread[];
}

/** Systems that answered the same questions, measured in turns on one machine. */
export interface Comparison {
  /** The workload, in words. */
  readonly size: string;
  readonly systems: readonly string[];
  readonly rows: readonly Row[];
  /** The first system against the second, round by round. */
  readonly ratio: Spread;
  /** Most that the ratio may be. */
  readonly goal: number;
  readonly met: boolean;
}

/** What is compared, and what it may cost. */
export interface Benchmark {
  readonly name: string;
  /** What the ratio is of, as a sentence. */
  readonly what: string;
  /** `onStep` is told of what comes next, in words. */
  measure(options: BenchOptions, onStep?: (step: string) => void): Promise<Comparison>;
}
