import type { DataCategory, Rule, RuleTable } from '@lead-graph/schema';
import type { Bases, Question } from './bases';
import type { Line } from './lines';

/** One question about one participant, at one instant: what every rule looks at. */
export interface Case {
  readonly question: Question;
  readonly bases: Bases;
  readonly rules: RuleTable;
  /** Of the rules those for the requester and the purpose, by category. */
  readonly cells: Readonly<Record<string, Rule>>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Lines of consents that name the requester, for the purpose. */
  readonly lines: readonly Line[];
  /** Those of them that deny, and hold. */
  readonly denials: readonly Line[];
}

/** A case, narrowed to one category. */
export type CaseOf = Case & { readonly category: DataCategory };
