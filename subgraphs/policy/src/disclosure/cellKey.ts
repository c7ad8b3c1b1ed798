/** Keys of a cell are looked up modulo this. */
export const CELL_KEYS = 256;

/** By how much a count is altered: a row for each count from 1 on, in it a value for each cell key. */
export interface NoiseTable {
  /** `rows[0]` is of a count of 1. */
  readonly rows: readonly Int16Array[];
  /** Larger counts than there are rows use the last rows over and over, this many of them. */
  readonly cycle: number;
}

/** The same people get the same noise, whatever was asked; nobody gets none. */
export function noiseOf(table: NoiseTable, people: number, keys: number): number {
  return people === 0 ? 0 : table.rows[rowOf(table, people)]![keys % CELL_KEYS]!;
}

function rowOf({ rows, cycle }: NoiseTable, people: number): number {
  if (people <= rows.length) return people - 1;
  const before = rows.length - cycle;
  return before + ((people - 1 - before) % cycle);
}

/** Counts above 750 use the rows of 501 to 750 over and over. */
const PUBLISHED_CYCLE = 250;

/** Reads a table as the Office for National Statistics publishes it: lines of `pcv,ckey,pvalue` under a heading. */
export function readNoiseTable(csv: string): NoiseTable {
  const rows: Int16Array[] = [];
  for (const line of csv.trim().split('\n').slice(1)) {
    const [count, key, value] = line.split(',').map(Number) as [number, number, number];
    rows[count - 1] ??= new Int16Array(CELL_KEYS);
    rows[count - 1]![key] = value;
  }
  return { rows, cycle: PUBLISHED_CYCLE };
}
