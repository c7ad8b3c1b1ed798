import type { Shown } from './table';
import { aligned, harmless } from './tableText';

export interface ListedTotal {
  readonly name: string;
  readonly agency: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly reported: boolean;
  readonly quarters: readonly { readonly quarter: string; readonly people: Shown }[];
}

export const TOTALS_QUERY = `query Totals {
  policyTotals { name agency description categories reported quarters { quarter people { value mark } } }
}`;

/** Totals for a terminal, one after the other. */
export function totalList(totals: readonly ListedTotal[]): string {
  const lines = totals.flatMap(({ name, agency, description, reported, quarters }) => [
    `${name} (${agency}): ${description}`,
    ...(reported ? [] : ['  did not report']),
    ...(quarters.length === 0 ? [] : aligned(quarters.map(rowOf), 1)),
    '',
  ]);
  return [...lines, 'Multiples of 5; 20 people or fewer are hidden, nobody too.', ''].map(harmless).join('\n');
}

function rowOf({ quarter, people }: ListedTotal['quarters'][number]): string[] {
  return [quarter, people.value === null ? 'hidden' : `${people.value}`];
}
