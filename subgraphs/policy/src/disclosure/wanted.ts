import { alteredCount, alteredMedian, alteredSum } from './alter';
import type { Hidden } from './hidden';
import { hiddenSums } from './hiddenSums';
import type { Line } from './line';
import type { Method } from './method';
import type { Wanted } from './numbering';
import type { TrueCell, TrueCount, TrueSum, TrueTable } from './trueCell';

/** The three counts a cell may have. */
export type Group = keyof Hidden;

/** A number that may be shown, and where in the table it goes. */
interface Placed extends Wanted {
  readonly place: number;
  readonly what: Group | TrueSum['name'] | 'median';
}

/** The people a sum is over. */
export const BEHIND: Readonly<Record<TrueSum['name'], Group>> = {
  events: 'part',
  eventsAfter: 'later',
  personDays: 'all',
};

/** Totals first, then groups, then parts, then what is told of them; a later one may be answered with an earlier's number. */
export function wantedOf(table: TrueTable, lines: readonly Line[], hidden: Hidden, method: Method): Placed[] {
  const places = table.cells.map((_, place) => place).sort((a, b) => totals(table.cells[b]!) - totals(table.cells[a]!));
  const shown = (place: number, side: Group): TrueCount | null => {
    const count = table.cells[place]![side];
    return count && count.people > 0 && !hidden[side][place] ? count : null;
  };
  const counts = (['all', 'part', 'later'] as const).flatMap((side) =>
    places.flatMap((place) => {
      const count = shown(place, side);
      return count ? [{ ...asked(table.unit, count), fresh: alteredCount(count, method), place, what: side }] : [];
    }),
  );
  return [...counts, ...sumsOf(table, lines, places, shown, method), ...mediansOf(table, places, shown)];
}

function totals({ codes }: TrueCell): number {
  return codes.filter((code) => code === null).length;
}

function asked(kind: string, { people, sketch }: TrueCount): Pick<Wanted, 'kind' | 'people' | 'sketch'> {
  return { kind, people, sketch };
}

type Shown = (place: number, side: Group) => TrueCount | null;

function sumsOf(
  { cells, measure }: TrueTable,
  lines: readonly Line[],
  places: readonly number[],
  shown: Shown,
  method: Method,
): Placed[] {
  return (Object.keys(BEHIND) as TrueSum['name'][]).flatMap((name) => {
    const hidden = hiddenSums(name, cells, lines);
    return places.flatMap((place) => {
      const sum = cells[place]!.sums?.find((each) => each.name === name);
      const people = shown(place, BEHIND[name]);
      if (!sum || !people || sum.total === 0 || hidden.has(place)) return [];
      const fresh = alteredSum(sum, people, method);
      return [{ ...asked(`${name} ${measure}`, people), fresh, place, what: name }];
    });
  });
}

function mediansOf({ cells, measure }: TrueTable, places: readonly number[], shown: Shown): Placed[] {
  return places.flatMap((place) => {
    const { median } = cells[place]!;
    const people = shown(place, 'part');
    if (!people || typeof median !== 'number') return [];
    return [{ ...asked(`median ${measure}`, people), fresh: alteredMedian(median), place, what: 'median' as const }];
  });
}
