import { type ImportRow, type RejectSink, RowReader, readCsv, type SourceFiles } from '@lead-graph/kit';
import { BY_RECORD_TYPE, BY_TYPE_PROVIDED, HousingServiceKind, TELLS_A_DIAGNOSIS } from '../codes/housingServiceKind';
import { HousingService } from '../housingService';
import { isTakenBack, type Known, removal, requiredDateOn } from './known';
import { rowOfStay, stayReference, stayRow } from './stayRow';

/** Subtypes and free text, which name clinics and conditions, are not read. */
const COLUMNS = {
  required: ['ServicesID', 'EnrollmentID', 'PersonalID', 'DateProvided', 'RecordType', 'TypeProvided', 'DateDeleted'],
  optional: ['FAAmount'],
};

export async function* serviceRows(files: SourceFiles, rejects: RejectSink, known: Known): AsyncGenerator<ImportRow> {
  for await (const record of readCsv(files, 'Services.csv', COLUMNS, rejects)) {
    const row = serviceRow(new RowReader(record, rejects), known);
    if (row) yield row;
  }
}

function serviceRow(reader: RowReader, known: Known): ImportRow | null {
  if (isTakenBack(reader)) return removal(HousingService, reader.id('ServicesID'), reader);
  return rowOfStay(HousingService, 'ServicesID', reader, known, (localId, stay) => {
    const providedOn = requiredDateOn('DateProvided', reader);
    reader.notBefore('DateProvided', providedOn, stay.enteredOn);
    const values = { kind: readKind(reader), paidCents: readCents('FAAmount', reader) };
    return { ...stayRow(HousingService, localId, providedOn, stay, values, reader), references: stayReference(reader) };
  });
}

function readKind(reader: RowReader): HousingServiceKind | null {
  const recordType = reader.required('RecordType');
  if (TELLS_A_DIAGNOSIS.has(recordType))
    return reader.reject(
      'RecordType',
      'CONSTRAINT',
      'leave this record out: its type alone tells a diagnosis, which this agency may not hold',
    );
  const types = BY_TYPE_PROVIDED[recordType];
  return types
    ? reader.oneOf('TypeProvided', { ...types, '': HousingServiceKind.OTHER })
    : reader.oneOf('RecordType', BY_RECORD_TYPE);
}

/** Dollars, with or without cents. */
function readCents(field: string, reader: RowReader): number | null {
  const value = reader.text(field);
  if (value === null) return null;
  if (!/^\d{1,7}(\.\d{1,2}0*)?$/.test(value))
    return reader.reject(field, 'INTEGER', 'write an amount in dollars as 1250.50, without separators');
  return Math.round(Number(value) * 100);
}
