import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TABLE, World } from './world';

/** Records of invented people, as the makers of FHIR software publish them. */
const FOLDER = join(__dirname, '../../../../shared/data/behavioral-health/synthea-r4');

if (!existsSync(FOLDER)) {
  it.skip('needs ../shared/data (absent)', () => undefined);
} else {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const importAll = async () => [await world.import(join(FOLDER, 'bh')), await world.import(join(FOLDER, 'control'))];
  const created = (summaries: Awaited<ReturnType<typeof importAll>>, noun: string) =>
    summaries.reduce((sum, { nouns }) => sum + (nouns[noun]?.created ?? 0), 0);
  const labelsIn = async (table: string) => {
    const rows = await world.db.query(`SELECT category, count(*)::int AS rows FROM ${table} GROUP BY 1 ORDER BY 1`);
    return Object.fromEntries(rows.map((row: { category: string; rows: number }) => [row.category, row.rows]));
  };

  describe('the published records of 34 invented people', () => {
    it('are read whole, without a reject, and a second time nothing is new', async () => {
      const first = await importAll();
      expect(first.flatMap(({ all }) => all)).toEqual([]);
      const nouns = ['CareEncounter', 'Diagnosis', 'ClinicalAssessment', 'MedicationOrder', 'CarePlan', 'CareGoal'];
      expect(nouns.map((noun) => created(first, noun))).toEqual([1721, 344, 459, 526, 137, 83]);
      const second = await importAll();
      expect(nouns.map((noun) => created(second, noun))).toEqual(nouns.map(() => 0));
      expect(await world.db.query('SELECT count(*)::int AS people FROM person')).toEqual([{ people: 34 }]);
    });

    it('are labelled by what they tell', async () => {
      expect(await labelsIn('care_encounter')).toEqual({ MH: 58, PHI: 1570, SUD_P2: 93 });
      expect(await labelsIn('diagnosis')).toEqual({ MH: 7, PHI: 310, SUD_P2: 27 });
      expect((await labelsIn('clinical_assessment')).STI).toBe(12);
    });

    it.each(Object.values(TABLE))('leave no row of %s of the opioid treatment program outside Part 2', async (table) => {
      const [{ rows }] = await world.db.query(
        `SELECT count(*)::int AS rows FROM ${table} WHERE ("sourceProgram" = 'ets-otp') <> (category LIKE '%SUD%')`,
      );
      expect(rows).toBe(0);
    });

    it.each([
      ['drug overdose', 'SUD_P2'],
      ['opioid abuse', 'SUD_P2'],
      ['alcoholism', 'SUD_P2'],
      ['major depression', 'MH'],
    ])('keep every diagnosis of %s under %s', async (words, category) => {
      const rows = await world.db.query('SELECT DISTINCT category FROM diagnosis WHERE display ILIKE $1', [`%${words}%`]);
      expect(rows).toEqual([{ category }]);
    });
  });
}
