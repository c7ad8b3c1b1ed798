import { absences } from './absent';
import { type BudgetSpent, spend } from './budget';
import { hiddenOf } from './hidden';
import { linesOf } from './line';
import { descriptorOf, type Method, type MethodDescriptor } from './method';
import { type Numbered, number, type Wanted } from './numbering';
import { type ReleasedCell, releasedCell, type ShownAt } from './releasedCell';
import type { Asker, ReleaseLog } from './releaseLog';
import type { TrueCell, TrueTable } from './trueCell';
import { wantedOf } from './wanted';

export interface ReleasedTable {
  /** In the order of the true cells. */
  readonly cells: readonly ReleasedCell[];
  readonly method: MethodDescriptor;
}

/**
 * What may be handed out of a table, to whoever asks.
 *
 * INVARIANT: whether anything is answered never hangs on what is in the table; only the budget refuses, and it is
 * spent before the table is looked at.
 */
export async function release(
  table: TrueTable,
  asker: Asker,
  method: Method,
  log: ReleaseLog,
): Promise<ReleasedTable | BudgetSpent> {
  const refused = await log.alone(() => spend(table.cells.length, asker, log));
  return refused ?? answer(table, asker, method, log);
}

async function answer(table: TrueTable, asker: Asker, method: Method, log: ReleaseLog): Promise<ReleasedTable> {
  const every = linesOf(table.cells);
  const absent = absences(table.cells, every);
  const lines = every.filter(({ total, members }) => ![total, ...members].some((place) => absent[place]));
  const counted = { ...table, cells: table.cells.map((cell, place) => (absent[place] ? nobodyIn(cell) : cell)) };
  const hidden = await hiddenOf(counted, lines, method);
  const wanted = wantedOf(counted, lines, hidden, method);
  const numbered = await log.alone(() => numberAndKeep(wanted, asker, log));
  const numbers = new Map(wanted.map(({ place, what }, order) => [`${place} ${what}`, numbered[order]!]));
  const shown: ShownAt = (place, what) => numbers.get(`${place} ${what}`);
  return {
    cells: table.cells.map((cell, place) => releasedCell(cell, absent[place]!, place, hidden, shown, table.threshold)),
    method: descriptorOf(method, table.threshold),
  };
}

async function numberAndKeep(wanted: readonly Wanted[], asker: Asker, log: ReleaseLog): Promise<Numbered[]> {
  const { numbered, fresh } = await number(wanted, log);
  await log.keep(fresh, asker);
  return numbered;
}

/** A cell without a count takes no part in what the others are protected by. */
function nobodyIn({ codes }: TrueCell): TrueCell {
  return { codes, all: { people: 0, keys: 0, weight: 0, sketch: new Uint32Array() } };
}
