import type { Question } from '@lead-graph/policy';
import { labelOf } from './labels';

/** One cell of the table that answers a question. What the question does not count is undefined. */
export interface Cell {
  /** One code for each dimension; null: of all its codes together. */
  readonly by: readonly (string | null)[];
  /** Each once. */
  readonly people: number;
  /** Index events that are followed: as many as people unless the index is `EACH`. */
  readonly units: number;
  /** Units for which it holds, or with such an event in the window; before the index day where that is compared. */
  readonly part?: number;
  /** Units with such an event after the index day. */
  readonly laterPart?: number;
  /** People of `part` and of `laterPart`, each once. */
  readonly partPeople?: number;
  readonly laterPartPeople?: number;
  readonly events?: number;
  readonly eventsAfter?: number;
  readonly personDays?: number;
  /** Days; the lower of two in the middle, null where there is none. */
  readonly median?: number | null;
}

export type Cells = readonly Cell[];

/** A row of the statement's result, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** In the order of their codes, those of all together last. A table without dimensions has one cell, were it of nobody. */
export function cellsOf(question: Question, rows: readonly Row[]): Cells {
  const codes = (row: Row) =>
    question.by.map((_, index) => (Number(row[`all${index}`] ?? 0) === 1 ? null : Number(row[`d${index}`])));
  return rows
    .map((row) => ({ row, at: codes(row) }))
    .sort((one, other) => compare(one.at, other.at))
    .map(({ row, at }) => ({
      by: at.map((code, index) => (code === null ? null : labelOf(question.index, question.by[index]!, code))),
      ...countsOf(row),
    }));
}

const COUNTS = [
  'people',
  'units',
  'part',
  'laterPart',
  'partPeople',
  'laterPartPeople',
  'events',
  'eventsAfter',
  'personDays',
] as const;

function countsOf(row: Row): Omit<Cell, 'by'> {
  const counts = COUNTS.filter((name) => row[name] !== undefined).map((name) => [name, Number(row[name] ?? 0)]);
  const median = row.median === undefined ? {} : { median: row.median === null ? null : Number(row.median) };
  return { ...Object.fromEntries(counts), ...median };
}

function compare(one: readonly (number | null)[], other: readonly (number | null)[]): number {
  for (const [index, code] of one.entries()) {
    const difference = (code ?? Infinity) - (other[index] ?? Infinity);
    if (difference < 0 || difference > 0) return difference;
  }
  return 0;
}
