import type { Cell, Cells } from './cells';

/** In what two tables differ, of what both count; null where they agree. A cell that is left out is one of nobody. */
export function difference(one: Cells, other: Cells): string | null {
  const [mine, theirs] = [byCodes(one), byCodes(other)];
  for (const codes of new Set([...mine.keys(), ...theirs.keys()])) {
    const between = differenceOf(mine.get(codes), theirs.get(codes));
    if (between) return `${codes}: ${between}`;
  }
  return null;
}

function byCodes(cells: Cells): Map<string, Cell> {
  return new Map(cells.filter(({ units }) => units > 0).map((cell) => [JSON.stringify(cell.by), cell]));
}

function differenceOf(one: Cell | undefined, other: Cell | undefined): string | null {
  if (!one || !other) return `${one?.units ?? 0} units but ${other?.units ?? 0}`;
  const { by, ...counts } = one;
  for (const name of Object.keys(counts) as (keyof typeof counts)[])
    if (other[name] !== undefined && counts[name] !== other[name]) return `${name} ${counts[name]} but ${other[name]}`;
  return null;
}
