import type { TrueCell } from './trueCell';

/** A total and the cells it is the total of, by their places in the table. */
export interface Line {
  readonly total: number;
  readonly members: readonly number[];
}

/** Of every total over one dimension. A cell with n nulls is the total of n lines. */
export function linesOf(cells: readonly Pick<TrueCell, 'codes'>[]): Line[] {
  const dimensions = cells[0]?.codes.map((_, dimension) => dimension) ?? [];
  return dimensions.flatMap((dimension) => linesOver(dimension, cells));
}

function linesOver(dimension: number, cells: readonly Pick<TrueCell, 'codes'>[]): Line[] {
  const totals = new Map<string, { total: number; members: number[] }>();
  cells.forEach(({ codes }, total) => {
    if (codes[dimension] === null) totals.set(JSON.stringify(codes), { total, members: [] });
  });
  cells.forEach(({ codes }, member) => {
    if (codes[dimension] !== null) totals.get(JSON.stringify(codes.with(dimension, null)))?.members.push(member);
  });
  return [...totals.values()].filter(({ members }) => members.length > 0);
}
