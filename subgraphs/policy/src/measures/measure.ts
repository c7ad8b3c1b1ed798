import type { Asked } from '../question/understood';

export const FAMILIES = [
  'PROCESS',
  'JUSTICE',
  'HOUSING',
  'TREATMENT',
  'TRUEBLOOD',
  'MIDD',
  'EQUITY',
  'HARM_REDUCTION',
] as const;

/** A measure with its definition, ready to be asked for by name. */
export interface Measure {
  readonly name: string;
  readonly title: string;
  /** Number of the program's question it answers, where it is one of those. */
  readonly questions: readonly number[];
  readonly family: (typeof FAMILIES)[number];
  /** Who is in it. */
  readonly universe: string;
  readonly numerator: string;
  /** Null where nothing is divided. */
  readonly denominator: string | null;
  /** The question without its period. */
  readonly asked: Omit<Asked, 'index' | 'by' | 'filters'> & { readonly index: Omit<Asked['index'], 'from' | 'to'> };
  /** Dimensions it is shown by where none is named. */
  readonly by?: Asked['by'];
  /** Those alone are in it of whom this holds, beside what the question asks. */
  readonly filters?: Asked['filters'];
  /** What of it no partner keeps, and so is marked. */
  readonly notCollected?: string;
  /** Nothing else is left of it: every cell is marked, and no owner is asked. */
  readonly wholly?: true;
  /** Whose share the others are held against. */
  readonly relativeTo?: { readonly dimension: string; readonly code: string };
  /** What a reader has to know. */
  readonly notes?: readonly string[];
}

/** What measures of one family share. */
export function familyOf(
  family: Measure['family'],
  ...measures: readonly Omit<Measure, 'family'>[]
): readonly Measure[] {
  return measures.map((each) => ({ ...each, family }));
}
