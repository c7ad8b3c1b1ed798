import type { Bases, Question } from '@lead-graph/participants/engine';
import type { DataCategory, RowFacts, RuleTable } from '@lead-graph/schema';

/** Everything one decision is made from: a ledger entry holds the same. */
export interface Asked {
  readonly question: Question;
  readonly bases: Bases;
  readonly rules: RuleTable;
  readonly at: number;
  /** The rows it is asked about: `sampleRows` of the same case. */
  readonly rows: readonly RowFacts[];
}

/** The same, for one category. */
export type AskedOf = Asked & { readonly category: DataCategory };

export type Says = (row: RowFacts) => boolean;
