import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectRejects, type Importer, type ImportRow, openSource, type Reject } from '@lead-graph/kit';

/** Synthetic files in the county's form: the columns our mappings name, and a judge's that must be dropped. */
const COLUMNS = {
  intake: [
    'case_participant_id',
    'received_date',
    'participant_status',
    'age_at_incident',
    'incident_begin_date',
    'law_enforcement_agency',
    'felony_review_date',
    'felony_review_result',
  ],
  initiation: [
    'case_participant_id',
    'charge_id',
    'chapter',
    'act',
    'section',
    'class',
    'event_date',
    'age_at_incident',
    'incident_begin_date',
    'arraignment_date',
    'updated_offense_category',
    'charge_count',
  ],
  dispositions: [
    'case_participant_id',
    'charge_id',
    'disposition_charged_class',
    'disposition_date',
    'charge_disposition',
    'charge_disposition_reason',
    'judge',
    'age_at_incident',
    'incident_begin_date',
  ],
  sentencing: [
    'case_participant_id',
    'charge_id',
    'sentence_phase',
    'sentence_date',
    'sentence_judge',
    'sentence_type',
    'current_sentence',
    'commitment_term',
    'commitment_unit',
    'age_at_incident',
    'incident_begin_date',
  ],
};

type FileName = keyof typeof COLUMNS;
type Line = Readonly<Record<string, string>>;
export type CookCountyFiles = Readonly<Record<FileName, readonly Line[]>>;

/** What a line says where the test does not. */
const USUAL: Readonly<Record<FileName, Line>> = {
  intake: {
    received_date: '2024-09-02T04:00:00',
    participant_status: 'Approved',
    age_at_incident: '30',
    incident_begin_date: '2024-09-01T04:00:00',
    law_enforcement_agency: 'CICERO PD',
    felony_review_date: '2024-09-02T04:00:00',
    felony_review_result: 'Approved',
  },
  initiation: {
    chapter: '720',
    act: '570',
    section: '402(c)',
    class: '4',
    event_date: '2024-09-10T00:00:00',
    age_at_incident: '30',
    incident_begin_date: '2024-09-01T00:00:00',
    updated_offense_category: 'Narcotics',
    charge_count: '1',
  },
  dispositions: {
    disposition_charged_class: '4',
    disposition_date: '10/5/2024 12:00:00 AM',
    judge: 'A Judge',
    age_at_incident: '30',
    incident_begin_date: '2024-09-01T00:00:00',
  },
  sentencing: {
    sentence_phase: 'Original Sentencing',
    sentence_date: '10/6/2024 12:00:00 AM',
    sentence_judge: 'A Judge',
    sentence_type: 'Probation',
    current_sentence: 'true',
    commitment_term: '2',
    commitment_unit: 'Year(s)',
    age_at_incident: '30',
    incident_begin_date: '2024-09-01T00:00:00',
  },
};

/** Contents by file name. */
export function textsOf(files: Partial<CookCountyFiles>): Record<string, string> {
  const names = Object.keys(COLUMNS) as FileName[];
  return Object.fromEntries(names.map((name) => [`${name}.csv`, textOf(name, files[name] ?? [])]));
}

function textOf(name: FileName, lines: readonly Line[]): string {
  const records = lines.map((line) => COLUMNS[name].map((column) => line[column] ?? USUAL[name][column] ?? ''));
  return [COLUMNS[name], ...records].map((values) => `${values.join(',')}\n`).join('');
}

/** What an importer makes of such files, without a database. */
export async function readFiles(
  importer: Importer,
  files: Partial<CookCountyFiles>,
): Promise<{ rows: ImportRow[]; rejects: readonly Reject[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-cook-county-'));
  for (const [name, text] of Object.entries(textsOf(files))) writeFileSync(join(folder, name), text);
  const [source, rejects, rows] = [await openSource(folder), collectRejects(), [] as ImportRow[]];
  for await (const row of importer.rows(source, rejects)) rows.push(row);
  await source.close();
  rmSync(folder, { recursive: true });
  return { rows, rejects: rejects.all };
}
