import type { TestFiles } from '@lead-graph/kit/testing';
import type { HmisMapping } from '../src/hmis/mapping';
import type { Housing } from './openHousing';

/** By file, its records by column; a column that a record leaves out is blank. */
export type Files = Partial<Record<string, readonly Readonly<Record<string, string>>[]>>;

const COLUMNS: Record<string, string> = {
  Export: 'ExportID,SourceType,CSVVersion,ExportStartDate,ExportEndDate,HashStatus',
  Organization: 'OrganizationID,OrganizationName,VictimServiceProvider,DateDeleted',
  Project:
    'ProjectID,OrganizationID,ProjectName,OperatingStartDate,OperatingEndDate,ProjectType,TrackingMethod,DateDeleted',
  Client: 'PersonalID,FirstName,LastName,SSN,DOB,DateDeleted',
  Enrollment: 'EnrollmentID,PersonalID,ProjectID,EntryDate,LivingSituation,RentalSubsidyType,MoveInDate,DateDeleted',
  Exit: 'ExitID,EnrollmentID,PersonalID,ExitDate,Destination,DestinationSubsidyType,DateDeleted',
  CurrentLivingSituation:
    'CurrentLivingSitID,EnrollmentID,PersonalID,InformationDate,CurrentLivingSituation,' +
    'CLSSubsidyType,VerifiedBy,LocationDetails,DateDeleted',
  Services:
    'ServicesID,EnrollmentID,PersonalID,DateProvided,RecordType,TypeProvided,OtherTypeProvided,FAAmount,DateDeleted',
};

/** A small export with one of each, all synthetic; a test states what differs. */
export const SMALL: Files = {
  Export: [
    {
      ExportID: 'E1',
      CSVVersion: '2026 v1',
      ExportStartDate: '2025-01-01',
      ExportEndDate: '2025-12-31',
      HashStatus: '1',
    },
  ],
  Organization: [{ OrganizationID: 'O1', OrganizationName: 'Harbor Homes', VictimServiceProvider: '0' }],
  Project: [
    {
      ProjectID: 'P1',
      OrganizationID: 'O1',
      ProjectName: 'Harbor Nights',
      OperatingStartDate: '2015-01-01',
      ProjectType: '1',
    },
  ],
  Client: [
    { PersonalID: 'C1', FirstName: 'Zebulon', LastName: 'Quillfeather', SSN: '900112222', DOB: '1981-02-03' },
    { PersonalID: 'C2' },
  ],
  Enrollment: [
    { EnrollmentID: 'S1', PersonalID: 'C1', ProjectID: 'P1', EntryDate: '2025-03-01', LivingSituation: '204' },
  ],
  Exit: [
    {
      ExitID: 'X1',
      EnrollmentID: 'S1',
      PersonalID: 'C1',
      ExitDate: '2025-04-01',
      Destination: '435',
      DestinationSubsidyType: '431',
    },
  ],
  CurrentLivingSituation: [
    {
      CurrentLivingSitID: 'L1',
      EnrollmentID: 'S1',
      PersonalID: 'C1',
      InformationDate: '2025-03-05',
      CurrentLivingSituation: '116',
      VerifiedBy: 'Harbor Clinic',
      LocationDetails: 'Under the pier',
    },
  ],
  Services: [
    {
      ServicesID: 'V1',
      EnrollmentID: 'S1',
      PersonalID: 'C1',
      DateProvided: '2025-03-06',
      RecordType: '152',
      TypeProvided: '1',
      OtherTypeProvided: 'Harbor Clinic',
      FAAmount: '512.5',
    },
  ],
};

export const MAPPING: HmisMapping = { source: 'kcha', keptBy: 'kcha', organizations: {} };

/** The first record of a file, changed. */
export function changed(file: string, change: Readonly<Record<string, string>>, files: Files = SMALL): Files {
  return { ...files, [file]: files[file]!.map((record, index) => (index === 0 ? { ...record, ...change } : record)) };
}

/** One more record in a file: its first, changed. */
export function added(file: string, record: Readonly<Record<string, string>>, files: Files = SMALL): Files {
  return { ...files, [file]: [...files[file]!, { ...files[file]![0], ...record }] };
}

/** Imports files written as an HMIS would; the rejects are `file field rule`. */
export function importFiles(housing: Housing, files: Files, mapping: HmisMapping = MAPPING) {
  const texts = Object.entries(files).map(([name, records]) => [
    `${name}.csv`,
    csv(COLUMNS[name]!.split(','), records!),
  ]);
  return importFrom(housing, Object.fromEntries(texts), mapping);
}

export async function importFrom(housing: Housing, from: TestFiles, mapping: HmisMapping = MAPPING) {
  const { nouns, all } = await housing.import(housing.build.hmisImporter(mapping), from);
  return { nouns, rejects: all.map(({ file, field, rule }) => `${file} ${field} ${rule}`) };
}

function csv(columns: readonly string[], records: readonly Readonly<Record<string, string>>[]): string {
  return [columns, ...records.map((record) => columns.map((column) => record[column] ?? ''))]
    .map((line) => `${line.join(',')}\n`)
    .join('');
}
