import { AgencyRecord, labelText } from '@lead-graph/kit';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { CARE_LABELS, COMPETENCY_CARE_LABELS } from '../src/careLabel';
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

let test: TestSubgraph;

beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
});
afterAll(() => test?.close());

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
  const rows: { text: string }[] = await test.db.query(
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

it.each([
  ['care_episode', '"endedOn" >= "servicedOn"'],
  ['care_encounter', '"endedAt" >= "startedAt"'],
  ['care_plan', '"endedOn" >= "servicedOn"'],
  ['diagnosis', '"abatedOn" >= "onsetOn"'],
])('no row of %s ends before it begins', async (table, rule) => {
  const rows: { text: string }[] = await test.db.query(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint
     WHERE conrelid = $1::regclass AND conname = 'end_not_before_begin'`,
    [table],
  );
  expect(rows).toEqual([{ text: `CHECK ((${rule}))` }]);
});

it('every noun is found by person and category', async () => {
  const rows: { table: string; text: string }[] = await test.db.query(
    `SELECT schemaname || '.' || tablename AS table, indexdef AS text FROM pg_indexes`,
  );
  const nouns = subgraph.types.filter((type) => test.db.hasMetadata(type) && type.prototype instanceof AgencyRecord);
  expect(nouns).toHaveLength(11);
  for (const noun of nouns) {
    const { schema = 'public', tableName } = test.db.getMetadata(noun);
    const name = `${schema}.${tableName}`;
    expect([name, rows.some((row) => row.table === name && row.text.includes('("personRef", category)'))]).toEqual([
      name,
      true,
    ]);
  }
});
