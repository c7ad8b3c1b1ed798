import { type ImportRow, labelText, type RejectSink, RowReader, readCsv, type SourceFiles } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { isInstitutional } from '../codes/livingSituation';
import { CurrentLocation } from '../currentLocation';
import { LivingSituation } from '../livingSituation';
import type { Format } from './format';
import { isTakenBack, type Known, removal, requiredDateOn } from './known';
import { readSituation } from './situations';
import { rowOfStay, stayReference, stayRow } from './stayRow';

const FILE = 'CurrentLivingSituation.csv';
const KEY = 'CurrentLivingSitID';

/** `VerifiedBy`, which names projects, is not read. */
const COLUMNS = {
  required: [KEY, 'EnrollmentID', 'PersonalID', 'InformationDate', 'CurrentLivingSituation', 'DateDeleted'],
  optional: ['CLSSubsidyType', 'LocationDetails'],
};

/** One noun after the other, as writing them is fastest: the file is read twice, its faults told once. */
export async function* contactRows(
  files: SourceFiles,
  rejects: RejectSink,
  known: Known,
  format: Format,
): AsyncGenerator<ImportRow> {
  const unheard: RejectSink = { add: () => undefined, counts: {} };
  for await (const record of readCsv(files, FILE, COLUMNS, rejects)) {
    const row = situationRow(new RowReader(record, rejects), known, format);
    if (row) yield row;
  }
  for await (const record of readCsv(files, FILE, COLUMNS, unheard)) {
    const row = locationRow(new RowReader(record, unheard), known, format);
    if (row) yield row;
  }
}

function situationRow(reader: RowReader, known: Known, format: Format): ImportRow | null {
  if (isTakenBack(reader)) return removal(LivingSituation, reader.id(KEY), reader);
  return rowOfStay(LivingSituation, KEY, reader, known, (localId, stay) => {
    const askedOn = requiredDateOn('InformationDate', reader);
    const { code, subsidy: subsidyCode } = readSituation(
      'CurrentLivingSituation',
      'CLSSubsidyType',
      'during',
      format,
      reader,
    );
    return {
      ...stayRow(LivingSituation, localId, askedOn, stay, { code, subsidyCode }, reader),
      references: stayReference(reader),
    };
  });
}

/** A place that is blank now is removed; so is one inside an institution, since its name would tell which. */
function locationRow(reader: RowReader, known: Known, format: Format): ImportRow | null {
  const { code } = readSituation('CurrentLivingSituation', 'CLSSubsidyType', 'during', format, reader);
  const place = reader.text('LocationDetails');
  if (isTakenBack(reader) || !place || isInstitutional(code ?? 0))
    return removal(CurrentLocation, reader.id(KEY), reader);
  return rowOfStay(CurrentLocation, KEY, reader, known, (localId, stay) => {
    const category = labelText([DataCategory.HMIS, DataCategory.LOCATION]);
    const seenOn = requiredDateOn('InformationDate', reader);
    return {
      ...stayRow(CurrentLocation, localId, seenOn, stay, { category, place }, reader),
      references: stayReference(reader),
    };
  });
}
