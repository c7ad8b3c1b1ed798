import { exposed } from './exposed';
import type { Line } from './line';

/** Within what a reader must be left: from `low` or less to `high` or more. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** True numbers of a table of which some are hidden. */
export interface Hiding {
  readonly values: readonly number[];
  /** The greatest a reader may take each for; infinite where there is nothing to tell. */
  readonly atMost: readonly number[];
  readonly lines: readonly Line[];
  /** What must remain open of those that are hidden for their own sake; null of the others. */
  readonly open: readonly (Interval | null)[];
}

/** Larger tables are not audited: every total above a hidden cell is hidden. */
const AUDITED_CELLS = 500;
const ROUNDS = 40;

/**
 * Hides more cells, until nobody who has all the others and the totals can bound one that is hidden for its own sake
 * closer than its mark does. Returns who is hidden in the end.
 *
 * It is judged as though true numbers were shown. Noise and weights make that more than is needed, since totals do not
 * add up then, but it costs little and does not hang on them.
 */
export async function complement(table: Hiding, first: readonly boolean[]): Promise<boolean[]> {
  const hidden = [...first];
  if (table.lines.length === 0 || !table.open.some((open) => open)) return hidden;
  if (table.values.length > AUDITED_CELLS) return withoutTotals(table, hidden);
  for (let round = 0; round < ROUNDS; round += 1) {
    while (table.lines.some((line) => tooThin(line, table, hidden) && hideAnother(line, table, hidden)));
    const places = await exposed(table, hidden);
    if (places.length === 0) return hidden;
    const more = places.map((place) => hideAround(place, table, hidden));
    if (!more.some((each) => each)) break;
  }
  return withoutTotals(table, hidden);
}

/** Whether the hidden cells of a line are one alone or, with its total shown, too few people together. */
function tooThin(line: Line, { values, open }: Hiding, hidden: readonly boolean[]): boolean {
  const inIt = hiddenIn(line, hidden);
  if (inIt.length === 1) return true;
  if (hidden[line.total]) return false;
  const needs = inIt.flatMap((place) => open[place] ?? []);
  const people = inIt.reduce((sum, place) => sum + values[place]!, 0);
  return needs.some(({ high }) => high > people);
}

function hiddenIn({ total, members }: Line, hidden: readonly boolean[]): number[] {
  return [...members, total].filter((place) => hidden[place]);
}

/**
 * Hides a shown cell that is not empty, else the total, else an empty one; false where all are hidden. Of the cells,
 * one that is company to another line's lonely one, and then the smallest.
 */
function hideAnother({ total, members }: Line, { values, lines }: Hiding, hidden: boolean[]): boolean {
  const lonely = lines.filter((line) => hiddenIn(line, hidden).length === 1);
  const company = (place: number): number => lonely.filter((line) => line.members.includes(place)).length;
  const shown = members.filter((place) => !hidden[place]);
  shown.sort((a, b) => company(b) - company(a) || values[a]! - values[b]!);
  const next = shown.find((place) => values[place]! > 0) ?? [total, ...shown].find((place) => !hidden[place]);
  if (next === undefined) return false;
  hidden[next] = true;
  return true;
}

function hideAround(place: number, table: Hiding, hidden: boolean[]): boolean {
  const around = table.lines.filter(({ total, members }) => total === place || members.includes(place));
  return around.some((line) => hideAnother(line, table, hidden));
}

function withoutTotals({ lines }: Hiding, hidden: boolean[]): boolean[] {
  const open = ({ total, members }: Line): boolean => !hidden[total] && members.some((place) => hidden[place]);
  for (let line = lines.find(open); line; line = lines.find(open)) hidden[line.total] = true;
  return hidden;
}
