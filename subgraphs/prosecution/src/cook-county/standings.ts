import { readCsv, type SourceFiles } from '@lead-graph/kit';
import { type ReadOutcome, UNREADABLE } from '../codes/dispositionOutcome';
import { chargeRows } from './charges';
import { dispositionRows } from './dispositions';
import { UNHEARD } from './faults';
import { mapping } from './mappings';

/** What became of every charge: a row's label hangs on rows of other files. Holds one entry per charge in memory. */
export interface Standings {
  /** By the key of the charge; null where it is open. */
  outcomeOf(charge: string): ReadOutcome | null;
  /** Of all charges that were filed against this person. */
  outcomesOf(person: string): readonly (ReadOutcome | null)[];
}

/** Reads the files once without importing them; what is wrong in them is told at the second reading. */
export async function readStandings(files: SourceFiles): Promise<Standings> {
  const outcomes = new Map<string, ReadOutcome>();
  for await (const charge of disposedCharges(files)) outcomes.set(charge, UNREADABLE);
  for await (const { localId, outcome } of dispositionRows(files, UNHEARD)) outcomes.set(localId, outcome);

  const byPerson = new Map<string, (ReadOutcome | null)[]>();
  for await (const { person, localId } of chargeRows(files, UNHEARD)) {
    const outcome = outcomes.get(localId) ?? null;
    const known = byPerson.get(person);
    if (known) known.push(outcome);
    else byPerson.set(person, [outcome]);
  }
  return { outcomeOf: (charge) => outcomes.get(charge) ?? null, outcomesOf: (person) => byPerson.get(person) ?? [] };
}

/** Keys of the charges that have a disposition at all: one that will be rejected must not leave its charge open. */
async function* disposedCharges(files: SourceFiles): AsyncGenerator<string> {
  const { file, id } = mapping('dispositions');
  const columns = [id].flat();
  for await (const { values } of readCsv(files, file, { required: columns, optional: [] }, UNHEARD)) {
    yield columns.map((column) => encodeURIComponent(values[column]!.trim())).join('|');
  }
}
