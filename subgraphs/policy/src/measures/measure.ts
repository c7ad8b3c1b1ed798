import type { Asked } from '../question/understood';

/** A measure with its definition, ready to be asked for by name. */
export interface Measure {
  readonly name: string;
  readonly title: string;
  /** Number of the program's question it answers, where it is one of those. */
  readonly questions: readonly number[];
  readonly family: 'PROCESS' | 'JUSTICE' | 'HOUSING' | 'TREATMENT' | 'TRUEBLOOD' | 'MIDD' | 'EQUITY' | 'HARM_REDUCTION';
  /** Who is in it. */
  readonly universe: string;
  readonly numerator: string;
  readonly denominator: string;
  /** The question without its period. */
  readonly asked: Omit<Asked, 'index' | 'by' | 'filters'> & { readonly index: Omit<Asked['index'], 'from' | 'to'> };
  /** Dimensions it is shown by where none is named. */
  readonly by?: Asked['by'];
  /** Part of it that no partner keeps, and so is marked. */
  readonly notCollected?: string;
}
