import type { Importer, ImportRow, RejectSink, SourceFiles } from '@lead-graph/kit';
import mapping from '../mappings/hmis.json';
import { contactRows } from './hmis/contacts';
import { readFormat } from './hmis/format';
import { Known } from './hmis/known';
import { checkHmisMapping, type HmisMapping } from './hmis/mapping';
import { readPeople } from './hmis/people';
import { organizationRows, projectRows } from './hmis/places';
import { serviceRows } from './hmis/services';
import { enrolmentRows, exitRows } from './hmis/stays';

/** In the order in which they refer to each other. Of an HMIS export's other files none is read. */
const FILES = [
  'Export.csv',
  'Organization.csv',
  'Project.csv',
  'Client.csv',
  'Enrollment.csv',
  'Exit.csv',
  'CurrentLivingSituation.csv',
  'Services.csv',
] as const;

/** Imports HUD's HMIS CSV (FY2026, FY2024, and FY2022 as far as it goes) from a folder or a .zip. */
export function hmisImporter(mapping: HmisMapping): Importer {
  return {
    source: mapping.source,
    reads: (names) => names.filter((name) => FILES.some((file) => isFile(file, name))),
    rows: (files, rejects) => rowsOf(files, rejects, mapping),
  };
}

export const importer: Importer = hmisImporter(checkHmisMapping('mappings/hmis.json', mapping));

/** An export may lack files of which it has no record; what names such a record is rejected. */
async function* rowsOf(files: SourceFiles, rejects: RejectSink, mapping: HmisMapping): AsyncGenerator<ImportRow> {
  const { format, row } = await readFormat(files, rejects);
  if (row) yield row;
  const known = new Known();
  const has = (file: (typeof FILES)[number]) => files.names().some((name) => isFile(file, name));
  if (has('Organization.csv')) yield* organizationRows(files, rejects, known, mapping);
  if (has('Project.csv')) yield* projectRows(files, rejects, known, format);
  if (has('Client.csv')) await readPeople(files, rejects, known);
  if (has('Enrollment.csv')) yield* enrolmentRows(files, rejects, known, format);
  if (has('Exit.csv')) yield* exitRows(files, rejects, known, format);
  if (has('CurrentLivingSituation.csv')) yield* contactRows(files, rejects, known, format);
  if (has('Services.csv')) yield* serviceRows(files, rejects, known);
}

function isFile(file: string, name: string): boolean {
  return name.toLowerCase() === file.toLowerCase() || name.toLowerCase().endsWith(`/${file.toLowerCase()}`);
}
