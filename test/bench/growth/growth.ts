import type { Spread } from '../spread';

/** What a request takes, in the order of the table. */
export const QUANTITIES = [
  'CPU ms',
  'of the graph',
  'of PostgreSQL',
  'p50 ms',
  'requests per second',
  'SQL statements',
  'ledger writes',
  'answer, bytes',
] as const;

export type Quantity = (typeof QUANTITIES)[number];

/** Of one request, round by round. */
export type Figures = Readonly<Record<Quantity, readonly number[]>>;

/** One size of the input. */
export interface Size {
  readonly input: number;
  readonly figures: Figures;
  /** Per cent of the requests. Where it is above zero, the others tell little: a request that is refused costs less. */
  readonly refused: readonly number[];
  /** Pages in one request; each is answered by statements of its own. */
  readonly pages: number;
}

/** How steeply one quantity grows at most. */
export interface Steepness {
  readonly what: Quantity;
  /** Absent where fewer than two sizes are answered. */
  readonly steepest?: Step;
  readonly goal: number;
  readonly met: boolean;
}

/** From one size to the next. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** In `quantity ~ input ^ exponent`: 0 is constant, 1 as fast as the input. */
  readonly exponent: Spread;
}

/** What a request costs, against one thing that grows while all else stays. */
export interface Growth {
  /** The workload, and what stays, in words. */
  readonly size: string;
  /** What grows, with its unit. */
  readonly input: string;
  readonly sizes: readonly Size[];
  readonly verdicts: readonly Steepness[];
}
