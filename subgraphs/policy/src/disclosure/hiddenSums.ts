import type { Line } from './line';
import { dominated } from './threshold';
import type { TrueCell, TrueSum } from './trueCell';

/** The cells whose sum of a name is mostly one person's, and the totals above them, which would give it back. */
export function hiddenSums(
  name: TrueSum['name'],
  cells: readonly TrueCell[],
  lines: readonly Line[],
): ReadonlySet<number> {
  const sumOf = (place: number): TrueSum | undefined => cells[place]!.sums?.find((sum) => sum.name === name);
  const hidden = new Set(cells.flatMap((_, place) => (overshadowed(sumOf(place)) ? [place] : [])));
  const open = ({ total, members }: Line): boolean => !hidden.has(total) && members.some((place) => hidden.has(place));
  for (let line = lines.find(open); line; line = lines.find(open)) hidden.add(line.total);
  return hidden;
}

function overshadowed(sum: TrueSum | undefined): boolean {
  return sum !== undefined && sum.total > 0 && dominated(sum);
}
