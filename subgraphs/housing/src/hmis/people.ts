import { type RejectSink, RowReader, readCsv, type SourceFiles } from '@lead-graph/kit';
import { isTakenBack, type Known } from './known';

/** INVARIANT: of a person only the key is read: names, numbers and birth dates are dropped at the door. */
const COLUMNS = { required: ['PersonalID', 'DateDeleted'], optional: [] };

export async function readPeople(files: SourceFiles, rejects: RejectSink, known: Known): Promise<void> {
  for await (const record of readCsv(files, 'Client.csv', COLUMNS, rejects)) {
    const reader = new RowReader(record, rejects);
    const key = reader.id('PersonalID');
    if (!reader.rejected) known.people.set(key, isTakenBack(reader) ? 'taken back' : true);
  }
}
