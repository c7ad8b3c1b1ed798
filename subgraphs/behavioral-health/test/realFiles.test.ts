import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';
import { importPath } from './importing';

const FOLDER = join(__dirname, '../../../../shared/data/behavioral-health/synthea-r4');
const present = existsSync(FOLDER);

describe('thirty-four records of Synthea, FHIR R4', () => {
  if (!present) {
    it.skip('needs ../shared/data (absent)', () => undefined);
    return;
  }

  let test: TestSubgraph;
  const created = async (group: string) => {
    const { nouns, rejects } = await importPath(test.db, join(FOLDER, group));
    return { rejects, ...Object.fromEntries(Object.entries(nouns).map(([noun, counts]) => [noun, counts.created])) };
  };

  beforeAll(async () => {
    test = await openTestSubgraph(subgraph);
  });
  afterAll(() => test?.close());

  it('are read whole: twenty-six with behavioral health in them, eight without', async () => {
    expect(await created('bh')).toEqual({
      rejects: {},
      CareEncounter: 1526,
      Diagnosis: 285,
      ClinicalAssessment: 389,
      MedicationOrder: 483,
      CarePlan: 125,
      CareGoal: 68,
    });
    expect(await created('control')).toEqual({
      rejects: {},
      CareEncounter: 195,
      Diagnosis: 59,
      ClinicalAssessment: 70,
      MedicationOrder: 43,
      CarePlan: 12,
      CareGoal: 15,
    });
    expect(await test.db.query('SELECT count(*)::int AS people FROM person')).toEqual([{ people: 34 }]);
  });

  it('are sorted by what they tell', async () => {
    const rows = await test.db.query(
      'SELECT category, "sourceProgram" AS program, count(*)::int AS rows FROM care_encounter GROUP BY 1, 2 ORDER BY 1',
    );
    expect(rows).toEqual([
      { category: 'MH', program: 'desc-clinic', rows: 58 },
      { category: 'PHI', program: 'desc-clinic', rows: 1570 },
      { category: 'SUD_P2', program: 'ets-otp', rows: 93 },
    ]);
  });

  it('tell of overdose and addiction nowhere but under Part 2', async () => {
    const telling = `~* '(overdose|opioid|alcoholi|addiction|detox|substance)' AND category NOT LIKE '%SUD_P2%'`;
    const [row] = await test.db.query(`SELECT
      (SELECT count(*)::int FROM diagnosis WHERE display ${telling}) AS diagnoses,
      (SELECT count(*)::int FROM care_encounter WHERE concat(type, reason, services) ${telling}) AS encounters,
      (SELECT count(*)::int FROM care_plan WHERE concat(title, activities) ${telling}) AS plans`);
    expect(row).toEqual({ diagnoses: 0, encounters: 0, plans: 0 });
  });

  it('change nothing the second time', async () => {
    const { nouns } = await importPath(test.db, join(FOLDER, 'bh'));
    expect(Object.values(nouns).every(({ created, updated, deleted }) => created + updated + deleted === 0)).toBe(true);
  });
});
