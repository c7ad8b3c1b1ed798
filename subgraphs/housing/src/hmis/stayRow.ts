import type { ImportRow, Reference, RowReader } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { HousingEnrolment } from '../housingEnrolment';
import { isGone, type Known, type KnownStay, meant, removal } from './known';

/** A row of somebody's stay: an HMIS record, kept by whoever keeps the records of the project. */
export function stayRow(
  noun: ImportRow['noun'],
  localId: string,
  servicedOn: string,
  stay: KnownStay,
  values: ImportRow['values'],
  reader: RowReader,
): ImportRow {
  const { person, keptBy, sourceProgram } = stay;
  return {
    noun,
    localId,
    person,
    values: { category: DataCategory.HMIS, organization: keptBy, sourceProgram, servicedOn, ...values },
    record: reader.record,
  };
}

/** What `read` makes of a record of a stay: nothing when it is rejected, a removal when the stay is gone. */
export function rowOfStay(
  noun: ImportRow['noun'],
  key: string,
  reader: RowReader,
  known: Known,
  read: (localId: string, stay: KnownStay) => ImportRow,
): ImportRow | null {
  const localId = reader.id(key);
  const stay = meant(known.stays, 'EnrollmentID', reader);
  if (isGone(stay)) return removal(noun, localId, reader);
  if (stay && reader.id('PersonalID') !== stay.person)
    reader.reject('PersonalID', 'REFERENCE', 'correct the person: the enrollment named here is of another');
  const row = stay && read(localId, stay);
  return reader.rejected ? null : row;
}

export function stayReference(reader: RowReader): Readonly<Record<'enrolmentId', Reference>> {
  return { enrolmentId: { noun: HousingEnrolment, localId: reader.id('EnrollmentID'), field: 'EnrollmentID' } };
}
