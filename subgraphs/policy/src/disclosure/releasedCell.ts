import type { Hidden } from './hidden';
import type { Released } from './mark';
import type { Numbered } from './numbering';
import type { TrueCell, TrueSum } from './trueCell';
import { BEHIND, type Group } from './wanted';

export interface ReleasedCell {
  readonly codes: readonly (string | null)[];
  readonly all: Released;
  readonly part?: Released;
  readonly later?: Released;
  readonly sums?: readonly { readonly name: TrueSum['name']; readonly total: Released }[];
  /** In days, among the part; null where nobody is in it. */
  readonly median?: Released | null;
}

/** The number that was given to a place of the table, if one was. */
export type ShownAt = (place: number, what: Group | TrueSum['name'] | 'median') => Numbered | undefined;

export function releasedCell(
  cell: TrueCell,
  absent: TrueCell['absent'] | null,
  place: number,
  hidden: Hidden,
  shown: ShownAt,
  threshold: number,
): ReleasedCell {
  const of = (group: Group): Released => absent ?? aboveOrHidden(groupAt(group, place, hidden, shown), threshold);
  return {
    codes: cell.codes,
    all: of('all'),
    ...(cell.part && { part: of('part') }),
    ...(cell.later && { later: of('later') }),
    ...(cell.sums && {
      sums: cell.sums.map(({ name, total }) => ({ name, total: toldOf(of(BEHIND[name]), total, shown(place, name)) })),
    }),
    ...(cell.median !== undefined && { median: medianOf(of('part'), cell.median, shown(place, 'median')) }),
  };
}

function groupAt(group: Group, place: number, hidden: Hidden, shown: ShownAt): Released {
  const given = shown(place, group);
  if (group !== 'all' && given && given.name === shown(place, 'all')?.name) return 'HIDDEN'; // else they are all of it
  return given?.released ?? (hidden[group][place] ? 'HIDDEN' : 'ZERO');
}

/** An earlier number may have been released where less was asked for. */
function aboveOrHidden(released: Released, threshold: number): Released {
  return typeof released === 'number' && released <= threshold ? 'HIDDEN' : released;
}

/** What is told of people is hidden with them. */
function toldOf(people: Released, total: number, given: Numbered | undefined): Released {
  if (typeof people !== 'number') return people;
  return given?.released ?? (total === 0 ? 'ZERO' : 'HIDDEN');
}

function medianOf(people: Released, median: number | null, given: Numbered | undefined): Released | null {
  if (people === 'ZERO' || (typeof people === 'number' && median === null)) return null;
  return typeof people === 'number' ? (given?.released ?? 'HIDDEN') : people;
}
