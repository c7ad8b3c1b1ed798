import { type Noun, labelText } from '@lead-graph/kit';
import { CARE_LABELS, COMPETENCY_CARE_LABELS } from '../src/careLabel';
import { ASAM_LEVELS } from '../src/codes/asamLevel';
import { ClinicalAssessmentTool } from '../src/codes/assessmentTool';
import { CareEncounterClass, CareEncounterStatus } from '../src/codes/careEncounter';
import { CareEpisodeStatus } from '../src/codes/careEpisode';
import { CareGoalStatus, CarePlanStatus } from '../src/codes/carePlan';
import { CareProgramKind } from '../src/codes/careProgramKind';
import { DiagnosisClinicalStatus, DiagnosisVerification } from '../src/codes/diagnosis';
import { HarmReductionKind } from '../src/codes/harmReductionContact';
import { MedicationOrderStatus } from '../src/codes/medicationOrder';
import { CareNoteKind } from '../src/codes/note';
import { subgraph } from '../src/main';
import { put } from './rows';
import { TABLE, World } from './world';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const [CARE, COMPETENCY_CARE] = [CARE_LABELS.map(labelText), COMPETENCY_CARE_LABELS.map(labelText)];

const LISTS: [table: string, column: string, codes: readonly string[]][] = [
  ['care_program', 'kind', Object.values(CareProgramKind)],
  ['care_episode', 'status', Object.values(CareEpisodeStatus)],
  ['care_episode', 'category', COMPETENCY_CARE],
  ['care_encounter', 'class', Object.values(CareEncounterClass)],
  ['care_encounter', 'status', Object.values(CareEncounterStatus)],
  ['care_encounter', 'category', COMPETENCY_CARE],
  ['clinical_assessment', 'tool', Object.values(ClinicalAssessmentTool)],
  ['clinical_assessment', 'category', COMPETENCY_CARE],
  ['diagnosis', 'clinicalStatus', Object.values(DiagnosisClinicalStatus)],
  ['diagnosis', 'verification', Object.values(DiagnosisVerification)],
  ['diagnosis', 'category', CARE],
  ['level_of_care', 'category', CARE],
  ['medication_order', 'status', Object.values(MedicationOrderStatus)],
  ['medication_order', 'category', CARE],
  ['care_plan', 'status', Object.values(CarePlanStatus)],
  ['care_plan', 'category', CARE],
  ['care_goal', 'status', Object.values(CareGoalStatus)],
  ['care_goal', 'category', CARE],
  ['care_note', 'kind', Object.values(CareNoteKind)],
  ['care_note', 'category', COMPETENCY_CARE],
  ['harm_reduction_contact', 'kind', Object.values(HarmReductionKind)],
  ['harm_reduction_contact', 'category', CARE],
];

/** Codes of the constraint that is a list for one column and nothing else. */
async function listOf(table: string, column: string): Promise<string[]> {
  const rows: { text: string }[] = await world.db.query(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table],
  );
  const list = new RegExp(`^CHECK \\(\\(\\(?"?${column}"?\\)? = ANY \\(ARRAY\\[[^\\]]*\\]\\)\\)\\)$`);
  const found = rows.map((row) => row.text).find((text) => list.test(text));
  return [...(found ?? '').matchAll(/'([^']*)'::text/g)].map((match) => match[1]!);
}

it.each(LISTS)('the database takes in %s.%s the codes of the list, and no other', async (table, column, codes) => {
  expect((await listOf(table, column)).sort()).toEqual([...codes].sort());
});

it.each(Object.entries(ASAM_LEVELS))('the database takes every level of %s, and none of another edition', async (edition, levels) => {
  for (const level of Object.keys(levels)) await put(world, 'levelOfCare', { edition, level });
  await expect(put(world, 'levelOfCare', { edition, level: '9.9' })).rejects.toThrow(/level_of_edition/);
});

it.each([
  ['episode', { endedOn: '2026-03-01' }],
  ['encounter', { endedAt: '2026-03-02T17:59:00Z' }],
  ['carePlan', { endedOn: '2026-03-01' }],
  ['diagnosis', { onsetOn: '2026-03-02', abatedOn: '2026-03-01' }],
] as const)('no %s ends before it begins', async (noun, change) => {
  await expect(put(world, noun, change)).rejects.toThrow(/end_not_before_begin/);
});

it('every noun is found by person and category', async () => {
  const rows: { table: string; text: string }[] = await world.db.query(
    `SELECT schemaname || '.' || tablename AS table, indexdef AS text FROM pg_indexes`,
  );
  for (const table of Object.values(TABLE)) {
    const name = table.includes('.') ? table : `public.${table}`;
    expect([name, rows.some((row) => row.table === name && row.text.includes('("personRef", category)'))]).toEqual([name, true]);
  }
});

it('every noun has a table of its own', () => {
  const nouns = subgraph.types.filter((type) => world.db.hasMetadata(type));
  const tables = nouns.map((noun) => world.db.getMetadata(noun as Noun).tablePath);
  expect(tables.sort()).toEqual([...Object.values(TABLE), 'care_program', 'care_program_status'].sort());
});

it('the migrations go down without a trace, and up again', async () => {
  const names = async () => {
    const rows: { name: string }[] = await world.db.query(
      `SELECT n.nspname || '.' || relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
       WHERE relkind = 'r' AND n.nspname IN ('public', 'counseling')
       UNION SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    return rows.map((row) => row.name);
  };
  const before = await names();
  await world.empty();
  for (const _ of subgraph.migrations) await world.db.undoLastMigration();
  const left = await names();
  expect(left).toEqual(expect.arrayContaining(['public.agency_record', 'public.person']));
  expect(left.filter((name) => /care|counsel|clinical|diagnosis|part2|label|harm|medication/.test(name))).toEqual([]);
  await world.db.runMigrations();
  expect(await names()).toEqual(before);
});
