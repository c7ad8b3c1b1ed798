import { aligned } from './tableText';

export interface ListedMeasure {
  readonly name: string;
  readonly title: string;
  readonly family: string;
  readonly questions: readonly number[];
  readonly by: readonly { readonly dimension: string; readonly at: number | null }[];
  readonly notCollected: string | null;
  readonly answered: boolean;
}

export const MEASURES_QUERY = `query Measures {
  policyMeasures {
    name title family questions universe numerator denominator indexFact notCollected answered notes
    by { dimension at } sources { agency facts categories }
  }
}`;

/** Measures for a terminal, family by family. */
export function measureList(measures: readonly ListedMeasure[]): string {
  const head = ['measure', 'what it counts', 'question', 'by', 'not collected'];
  const listed = [
    head,
    ...measures.map(({ name, title, questions, by, notCollected, answered }) => [
      name,
      title,
      questions.map((each) => `Q${each}`).join(' '),
      by.map(({ dimension, at }) => (at === null ? dimension : `${dimension} at ${at}`)).join(', '),
      answered ? (notCollected === null ? '' : 'in part') : 'nothing of it',
    ]),
  ];
  const rows = aligned(listed, head.length);
  const families = [...new Set(measures.map(({ family }) => family))];
  const lines = families.flatMap((family) => [
    '',
    family.toLowerCase().replaceAll('_', ' '),
    ...rows.slice(1).filter((_, at) => measures[at]!.family === family),
  ]);
  return `${[rows[0]!, ...lines].join('\n')}\n`;
}
