import type { TrueCell, TrueCount, TrueTable } from './trueCell';

/** Counts of 1 to 10 are hidden, the union of what CMS and the Washington Department of Health ask for. */
export const LOWEST_THRESHOLD = 10;

/** An agency or a fact may ask for more, never for less. */
export function strictest(thresholds: readonly number[]): number {
  return Math.max(LOWEST_THRESHOLD, ...thresholds);
}

export function tooFew(people: number, threshold: number): boolean {
  return people > 0 && people <= threshold;
}

/**
 * Whether a part says too much of somebody: it or the rest of the group is small, or it is the whole group, whereby
 * something is said of each of its members. That it is nobody may be said.
 */
export function tellsTooMuch(part: TrueCount, all: TrueCount, threshold: number): boolean {
  return all.people <= threshold || tooFew(part.people, threshold) || all.people - part.people <= threshold;
}

/** One person with more than half of a sum is nearly named by it. */
export function dominated({ total, largest }: { readonly total: number; readonly largest: number }): boolean {
  return largest * 2 > total;
}

/**
 * The empty cells whose zero is hidden. A zero may be shown unless a group it is part of is itself small: the universe,
 * the people of a line or a plane of the table, whether or not their total is asked for, or any wider group. Else seven
 * people could be counted by asking in which of many small groups none of them is. Where more than the lowest
 * threshold is asked for, also unless one code holds a whole line: that they are all of it would be said of each.
 */
export function hiddenZeros({ cells, universe, threshold }: TrueTable): Set<number> {
  const groups = groupsOf(cells);
  const telling = ({ people, largest, free }: Group): boolean =>
    tooFew(people, threshold) || (threshold > LOWEST_THRESHOLD && free === 1 && people > 0 && largest === people);
  return new Set(
    cells.flatMap(({ codes, all, narrowest }, place) => {
      if (all.people > 0) return [];
      const hidden =
        universe.people <= threshold ||
        tooFew(narrowest?.all ?? 0, threshold) ||
        freed(codes).some((key) => telling(groups.get(key) ?? NOBODY));
      return hidden ? [place] : [];
    }),
  );
}

interface Group {
  people: number;
  largest: number;
  readonly free: number;
}

const NOBODY: Group = { people: 0, largest: 0, free: 0 };

/** People of every line, plane and so on, by the codes with those that are free left out. */
function groupsOf(cells: readonly TrueCell[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { codes, all } of cells) {
    for (const key of freed(codes)) {
      const group = groups.get(key) ?? { people: 0, largest: 0, free: key.split('*').length - 1 };
      group.people += all.people;
      group.largest = Math.max(group.largest, all.people);
      groups.set(key, group);
    }
  }
  return groups;
}

/** Keys of the groups a cell is in: each way to free at least one of its codes. */
function freed(codes: readonly (string | null)[]): string[] {
  const places = codes.flatMap((code, place) => (code === null ? [] : [place]));
  return Array.from({ length: 2 ** places.length - 1 }, (_, ways) => {
    const free = new Set(places.filter((_, bit) => ((ways + 1) >> bit) & 1));
    return codes.map((code, place) => (free.has(place) ? '*' : JSON.stringify(code))).join();
  });
}
