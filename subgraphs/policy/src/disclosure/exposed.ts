import type { Hiding } from './complement';
import type { Line } from './line';
import { type Bounds, boundsOf, type Known, type Row } from './linearProgram';

/** Linear programs are solved in floating point. */
const NEARLY = 1e-6;

/** Which hidden cells a reader of all the others can bound closer than they may. */
export async function exposed(table: Hiding, hidden: readonly boolean[]): Promise<number[]> {
  const places = table.values.flatMap((_, place) => (hidden[place] ? [place] : []));
  const columnOf = new Map(places.map((place, column) => [place, column]));
  const wanted = places.filter((place) => table.open[place]);
  if (wanted.length === 0) return [];
  const known: Known = {
    lows: places.map(() => 0),
    highs: places.map((place) => table.atMost[place]!),
    rows: table.lines.flatMap((line) => rowsOf(line, table.values, columnOf)),
  };
  return boundsOf(known, (bounds) => tooClose(wanted, table, columnOf, bounds));
}

function tooClose(
  wanted: readonly number[],
  { open }: Hiding,
  columnOf: ReadonlyMap<number, number>,
  bounds: Bounds,
): number[] {
  const low = new Set(wanted);
  const high = new Set(wanted);
  /** A solution for one cell often shows that others are open too. */
  const strike = (columns: Float64Array): void => {
    for (const place of low) if (columns[columnOf.get(place)!]! <= open[place]!.low + NEARLY) low.delete(place);
    for (const place of high) if (columns[columnOf.get(place)!]! >= open[place]!.high - NEARLY) high.delete(place);
  };
  return wanted.filter((place) => {
    const itself = new Map([[columnOf.get(place)!, 1]]);
    if (high.has(place)) strikeAt(bounds.greatest(itself), place, high, strike);
    if (low.has(place)) strikeAt(bounds.least(itself), place, low, strike);
    return high.has(place) || low.has(place);
  });
}

function strikeAt(
  extreme: ReturnType<Bounds['least']>,
  place: number,
  left: Set<number>,
  strike: (columns: Float64Array) => void,
): void {
  if (extreme && Number.isFinite(extreme.value)) strike(extreme.columns);
  else if (extreme) left.delete(place);
}

/**
 * A line whose members add up to its total says so. Where a person is in several members it says only that no member
 * is larger than the total, nor the total larger than all members together.
 */
function rowsOf({ total, members }: Line, values: readonly number[], columnOf: ReadonlyMap<number, number>): Row[] {
  const adds = members.reduce((sum, place) => sum + values[place]!, 0) === values[total];
  const whole = rowOf(
    [...members.map((place) => ({ place, factor: 1 })), { place: total, factor: -1 }],
    values,
    columnOf,
  );
  if (adds) return whole ? [whole] : [];
  const above = members.map((place) =>
    rowOf(
      [
        { place: total, factor: 1 },
        { place, factor: -1 },
      ],
      values,
      columnOf,
    ),
  );
  return [whole, ...above].flatMap((row) => (row ? [{ ...row, high: Infinity }] : []));
}

/** That the sum, shown cells put in, is zero; null where all are shown. */
function rowOf(
  terms: readonly { readonly place: number; readonly factor: number }[],
  values: readonly number[],
  columnOf: ReadonlyMap<number, number>,
): Row | null {
  const unknown = terms.filter(({ place }) => columnOf.has(place));
  if (unknown.length === 0) return null;
  const shown = terms.filter(({ place }) => !columnOf.has(place));
  const rest = -shown.reduce((sum, { place, factor }) => sum + factor * values[place]!, 0);
  return {
    columns: unknown.map(({ place }) => columnOf.get(place)!),
    factors: unknown.map(({ factor }) => factor),
    low: rest,
    high: rest,
  };
}
