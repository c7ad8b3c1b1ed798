import type { AskedSet, KeptNumber } from './sketchIndex';

/** Who asked for a table. */
export interface Asker {
  readonly agreement: string;
  readonly question: string;
  /** How many cells the agreement may have in all. */
  readonly budget: number;
}

/** A number released before, and its place in the order of all that were. */
export interface EarlierNumber {
  readonly place: number;
  readonly released: number;
}

/**
 * Every number ever released to anybody. Budgets are each agreement's own, but what is released is compared with
 * everything: those who ask may talk to each other. Nothing is ever taken out of it.
 */
export interface ReleaseLog {
  /** One after another: while `work` runs, nobody else reads or keeps. */
  alone<T>(work: () => Promise<T>): Promise<T>;

  /** In the order asked, the earliest number of the same kind whose set is `near`; null where there is none. */
  earlier(asked: readonly AskedSet[]): Promise<readonly (EarlierNumber | null)[]>;

  /** Must be durable before it resolves: the numbers are handed out after it. */
  keep(numbers: readonly KeptNumber[], asker: Asker): Promise<void>;

  /** Cells an agreement has had. */
  spent(agreement: string): Promise<number>;

  /** Must be durable before it resolves. */
  spend(agreement: string, cells: number): Promise<void>;
}
