import { type ImportRow, type RejectSink, RowReader, readCsv, type SourceFiles } from '@lead-graph/kit';
import { PERMANENT_HOUSING_TYPES } from '../codes/housingProjectType';
import { HousingEnrolment } from '../housingEnrolment';
import { HousingExit } from '../housingExit';
import { HousingProject, programOf } from '../housingProject';
import type { Format } from './format';
import { isGone, isTakenBack, type Known, type KnownProject, meant, removal, requiredDateOn } from './known';
import { readSituation } from './situations';
import { rowOfStay, stayReference, stayRow } from './stayRow';

const ENROLMENT = {
  required: ['EnrollmentID', 'PersonalID', 'ProjectID', 'EntryDate', 'MoveInDate', 'LivingSituation', 'DateDeleted'],
  optional: ['RentalSubsidyType'],
};

const EXIT = {
  required: ['ExitID', 'EnrollmentID', 'PersonalID', 'ExitDate', 'Destination', 'DateDeleted'],
  optional: ['DestinationSubsidyType'],
};

/** Stays of one person may overlap, as nights in a shelter beside a search for housing do: all are taken. */
export async function* enrolmentRows(
  files: SourceFiles,
  rejects: RejectSink,
  known: Known,
  format: Format,
): AsyncGenerator<ImportRow> {
  for await (const record of readCsv(files, 'Enrollment.csv', ENROLMENT, rejects)) {
    const row = enrolmentRow(new RowReader(record, rejects), known, format);
    if (row) yield row;
  }
}

/** Exits taken back come first, so that each stay is open again before its new exit is written. */
export async function* exitRows(
  files: SourceFiles,
  rejects: RejectSink,
  known: Known,
  format: Format,
): AsyncGenerator<ImportRow> {
  const unheard: RejectSink = { add: () => undefined, counts: {} };
  for await (const record of readCsv(files, 'Exit.csv', EXIT, unheard)) {
    const reader = new RowReader(record, unheard);
    if (isTakenBack(reader)) yield removal(HousingExit, reader.id('ExitID'), reader);
  }
  for await (const record of readCsv(files, 'Exit.csv', EXIT, rejects)) {
    const reader = new RowReader(record, rejects);
    const row = isTakenBack(reader) ? null : exitRow(reader, known, format);
    if (row) yield row;
  }
}

function enrolmentRow(reader: RowReader, known: Known, format: Format): ImportRow | null {
  const localId = reader.id('EnrollmentID');
  const person = isTakenBack(reader) ? 'taken back' : meant(known.people, 'PersonalID', reader);
  const project = isGone(person) ? person : meant(known.projects, 'ProjectID', reader);
  if (isGone(project)) {
    known.stays.set(localId, project);
    return removal(HousingEnrolment, localId, reader);
  }
  const enteredOn = requiredDateOn('EntryDate', reader);
  const { code: priorCode, subsidy: priorSubsidyCode } = readSituation(
    'LivingSituation',
    'RentalSubsidyType',
    'before',
    format,
    reader,
  );
  const movedInOn = readMoveIn(reader, project, enteredOn);
  if (reader.rejected || !project) return null;
  const stay = {
    person: reader.id('PersonalID'),
    enteredOn,
    keptBy: project.keptBy,
    sourceProgram: programOf(project),
  };
  known.stays.set(localId, stay);
  return {
    ...stayRow(HousingEnrolment, localId, enteredOn, stay, { movedInOn, priorCode, priorSubsidyCode }, reader),
    references: { projectId: { noun: HousingProject, localId: project.localId, field: 'ProjectID' } },
  };
}

/** HUD defines a move-in for permanent housing alone; what stands there for other projects is not read. */
function readMoveIn(reader: RowReader, project: KnownProject | null, enteredOn: string): string | null {
  if (!project || !PERMANENT_HOUSING_TYPES.includes(project.typeCode ?? -1)) return null;
  const movedInOn = reader.dateOn('MoveInDate');
  reader.notBefore('MoveInDate', movedInOn, enteredOn);
  return movedInOn;
}

function exitRow(reader: RowReader, known: Known, format: Format): ImportRow | null {
  return rowOfStay(HousingExit, 'ExitID', reader, known, (localId, stay) => {
    const exitedOn = requiredDateOn('ExitDate', reader);
    reader.notBefore('ExitDate', exitedOn, stay.enteredOn);
    const { code: destinationCode, subsidy: subsidyCode } = readSituation(
      'Destination',
      'DestinationSubsidyType',
      'after',
      format,
      reader,
    );
    return {
      ...stayRow(HousingExit, localId, exitedOn, stay, { destinationCode, subsidyCode }, reader),
      references: stayReference(reader),
    };
  });
}
