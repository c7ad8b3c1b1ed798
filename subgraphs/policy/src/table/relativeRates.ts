import type { Measure } from '../measures/measure';
import type { Worded } from './answerQuestion';
import { numberOf } from './cellOf';
import type { PolicyCell, PolicyNumber } from './policyTable';

/** Against whom the rates of a table are held, where the table is divided so that they can be. */
export function relationOf({ measure, asked }: Worded): Measure['relativeTo'] | null {
  const relation = measure?.relativeTo;
  return relation && asked.by.some(({ dimension }) => dimension === relation.dimension) ? relation : null;
}

/** Cells with their share divided by that of the group they are held against. Made of released numbers alone. */
export function withRelativeRates(cells: readonly PolicyCell[], worded: Worded): PolicyCell[] {
  const relation = relationOf(worded);
  if (!relation) return [...cells];
  const place = worded.asked.by.findIndex(({ dimension }) => dimension === relation.dimension);
  const shares = new Map(cells.map(({ codes, share }) => [JSON.stringify(codes), share]));
  return cells.map((cell) => {
    if (cell.codes[place] === null) return cell;
    const against = cell.codes.map((code, at) => (at === place ? relation.code : code));
    return { ...cell, relativeRate: ratioOf(cell.share, shares.get(JSON.stringify(against)) ?? null) };
  });
}

/** Hidden with either share; none where there is nobody on one side, or a share of none to divide by. */
function ratioOf(share: PolicyNumber | null, against: PolicyNumber | null): PolicyNumber | null {
  if (!share || !against) return null;
  if (share.mark || against.mark) return numberOf((share.mark ?? against.mark)!);
  return against.value === 0 ? null : numberOf(share.value! / against.value!);
}
