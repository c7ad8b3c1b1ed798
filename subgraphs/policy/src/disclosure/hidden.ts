import { alteredCount } from './alter';
import { complement, type Interval } from './complement';
import type { Line } from './line';
import type { Method } from './method';
import { hiddenZeros, tellsTooMuch, tooFew } from './threshold';
import type { TrueCell, TrueCount, TrueTable } from './trueCell';

export type Side = 'part' | 'later';

/** Whose numbers are hidden, by the cells' places. */
export interface Hidden {
  readonly all: readonly boolean[];
  readonly part: readonly boolean[];
  readonly later: readonly boolean[];
}

/** `lines` are those without an absent cell. */
export async function hiddenOf(table: TrueTable, lines: readonly Line[], method: Method): Promise<Hidden> {
  const all = await hiddenGroups(table, lines, method);
  return {
    all,
    part: await hiddenParts('part', table, all, lines, method),
    later: await hiddenParts('later', table, all, lines, method),
  };
}

async function hiddenGroups(table: TrueTable, lines: readonly Line[], method: Method): Promise<boolean[]> {
  const { cells, threshold } = table;
  const zeros = hiddenZeros(table);
  const open = cells.map(({ all }, place): Interval | null => {
    if (tooFew(personsIn(all), threshold)) return { low: 1, high: Math.max(threshold, all.people) };
    return zeros.has(place) ? { low: 0, high: 1 } : null;
  });
  const first = cells.map(({ all }, place) => open[place] !== null || looksSmall(all, threshold, method));
  const values = cells.map(({ all }) => all.people);
  return complement({ values, atMost: values.map(() => Infinity), lines, open }, first);
}

/** However often each of them is counted. */
function personsIn({ people, persons }: TrueCount): number {
  return persons ?? people;
}

/** No number from 1 to the threshold is ever shown, nor a zero that is none, even where the true one is larger. */
function looksSmall(count: TrueCount, threshold: number, method: Method): boolean {
  return count.people > 0 && alteredCount(count, method) <= threshold;
}

async function hiddenParts(
  side: Side,
  { cells, threshold }: TrueTable,
  all: readonly boolean[],
  lines: readonly Line[],
  method: Method,
): Promise<boolean[]> {
  const open = cells.map((cell) => openOf(side, cell, threshold));
  const first = cells.map(({ [side]: part }, place) => {
    if (!part) return false;
    return all[place]! || open[place] !== null || looksSmall(part, threshold, method);
  });
  const values = cells.map((cell) => cell[side]?.people ?? 0);
  const atMost = cells.map((cell, place) => (all[place] ? Infinity : cell.all.people));
  return complement({ values, atMost, lines, open }, first);
}

/** What must remain open of a part: that it, or the rest of its group, is as small as 1 or as large as the threshold. */
function openOf(side: Side, { [side]: part, all, narrowest }: TrueCell, threshold: number): Interval | null {
  if (!part || all.people === 0) return null;
  if (part.people === 0 && all.people > threshold)
    return tooFew(narrowest?.[side] ?? 0, threshold) ? { low: 0, high: 1 } : null;
  if (personsIn(part) < part.people && tooFew(personsIn(part), threshold)) return { low: 1, high: part.people };
  if (!tellsTooMuch(part, all, threshold)) return null;
  if (part.people <= threshold) return { low: Math.min(1, part.people), high: Math.min(all.people, threshold) };
  const rest = all.people - part.people;
  return rest === 0 ? { low: all.people - 1, high: all.people } : { low: all.people - threshold, high: all.people - 1 };
}
