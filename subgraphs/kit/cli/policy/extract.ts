import { BOM, lineOf } from './tableCsv';
import { harmless } from './tableText';

/** An extract as the graph answers it. */
export interface Extract {
  readonly id: string;
  readonly study: string;
  readonly agreements: readonly string[];
  readonly question: string;
  readonly asOf: string;
  readonly drawnAt: string;
  readonly obligations: readonly string[];
  readonly notes: readonly string[];
  readonly columns: readonly { readonly name: string; readonly description: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Every field, so that a copy can be held against its record. */
export const EXTRACT_QUERY = `mutation Extract($extract: StudyExtractInput!) {
  extractForStudy(extract: $extract) {
    id study agreements question asOf drawnAt obligations notes
    columns { name description } rows
    record { statement signedBy signature }
  }
}`;

/** Can be read alone: what it is, an empty line, then the rows. Nothing stands where there was no such event. */
export function extractCsv(extract: Extract): string {
  const head = [
    ...[['study', extract.study], ...extract.agreements.map((each) => ['agreement', each])],
    ['as of', extract.asOf],
    ...extract.columns.map(({ name, description }) => [`column ${name}`, description]),
    ['obligations', extract.obligations.join(', ')],
    ...extract.notes.map((note) => ['note', note]),
    ...[['extract id', extract.id], ['asked for', extract.question], []],
    extract.columns.map(({ name }) => name),
  ];
  const rows = extract.rows.map((row) => row.map(cellOf));
  return `${BOM}${[...head, ...rows].map(lineOf).join('')}`;
}

/** Days before the index event are numbers, and no formula. */
function cellOf(cell: string | null): number | string {
  return cell !== null && /^-?\d{1,9}$/.test(cell) ? Number(cell) : (cell ?? '');
}

/** What an extract is, without a row of it. */
export function extractText({ study, agreements, obligations, rows, columns, notes, asOf, id }: Extract): string {
  const people = new Set(rows.map(([person]) => person)).size;
  return [
    `Study ${study}: ${rows.length} rows about ${people} people, as of ${asOf}`,
    `  columns  ${columns.map(({ name }) => name).join(', ')}`,
    `  under    ${agreements.join(', ')}`,
    `  oblige   ${obligations.join(', ')}`,
    ...notes.map((note) => `  note     ${note}`),
    `  extract  ${id}`,
    '',
  ]
    .map(harmless)
    .join('\n');
}
