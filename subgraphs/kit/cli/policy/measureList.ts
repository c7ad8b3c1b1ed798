import { aligned } from './tableText';

export interface ListedMeasure {
  readonly name: string;
  readonly title: string;
  readonly family: string;
  readonly questions: readonly number[];
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
  const cells = measures.map(({ name, questions, title, notCollected, answered }) => [
    name,
    questions.map((each) => `Q${each}`).join(' '),
    `${title}${notCollected === null ? '' : answered ? ' (in part not collected)' : ' (not collected)'}`,
  ]);
  const rows = aligned(cells, 3);
  const families = [...new Set(measures.map(({ family }) => family))];
  const lines = families.flatMap((family) => [
    family.toLowerCase().replaceAll('_', ' '),
    ...rows.filter((_, at) => measures[at]!.family === family),
    '',
  ]);
  return [...lines, 'Q and a number: the question of the program that it answers', ''].join('\n');
}
