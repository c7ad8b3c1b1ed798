import { DataCategory } from '@lead-graph/schema';
import { LIVING_SITUATION_CODES } from '../src/codes/livingSituation';
import { type Housing, openHousing } from './openHousing';
import { refsOfNamed } from './people';

const NOUNS = [
  'housing_enrolment',
  'housing_exit',
  'living_situation',
  'housing_service',
  'current_location',
  'victim_service_stay',
];

let housing: Housing;
beforeAll(async () => {
  housing = await openHousing();
  await housing.build.subgraph.seed!(housing.db);
});
afterAll(() => housing.close());

async function all(): Promise<any[]> {
  return (await Promise.all(NOUNS.map((noun) => housing.db.query(`SELECT * FROM ${noun} ORDER BY id`)))).flat();
}

describe('the seed', () => {
  it('is a few hundred rows of 60 people, each row saying that it is synthetic', async () => {
    const rows = await all();
    expect(rows.length).toBeGreaterThan(300);
    expect(new Set(rows.map((row) => row.source))).toEqual(new Set(['seed']));
    expect(new Set(rows.map((row) => row.personRef)).size).toBe(60);
  });

  it('tells about twenty rows of each of the four with a story', async () => {
    const rows = await all();
    for (const ref of await refsOfNamed(housing))
      expect(rows.filter((row) => row.personRef === ref).length).toBeGreaterThanOrEqual(18);
  });

  it('is the same at every start, and a second run writes nothing', async () => {
    const before = await all();
    await housing.build.subgraph.seed!(housing.db);
    expect(await all()).toEqual(before);
  });

  it('keeps days in order, and the victim service provider apart', async () => {
    const exits = await housing.db.query(
      `SELECT x."servicedOn" >= e."servicedOn" AS ordered
       FROM housing_exit x JOIN housing_enrolment e ON e.id = x."enrolmentId"`,
    );
    expect(exits.every((row: any) => row.ordered)).toBe(true);
    const keepers = await housing.db.query('SELECT DISTINCT organization, category FROM victim_service_stay');
    expect(keepers).toEqual([{ organization: 'vsp', category: DataCategory.VSP }]);
  });
});

describe('the tables', () => {
  it('take every code of the list and no other', async () => {
    const codes = Object.values(LIVING_SITUATION_CODES);
    const [{ id }] = await housing.db.query('SELECT id FROM housing_exit LIMIT 1');
    const store = (code: number) =>
      housing.db.query('UPDATE housing_exit SET "destinationCode" = $1 WHERE id = $2', [code, id]);
    for (const code of codes) await store(code);
    for (const code of [0, 1, 200, 327, 426, 999]) await expect(store(code)).rejects.toMatchObject({ code: '23514' });
  });

  it('go down as they came up', async () => {
    for (const _ of housing.build.subgraph.migrations) await housing.db.undoLastMigration();
    const [{ tables }] = await housing.db.query(
      `SELECT count(*)::int AS tables FROM pg_tables WHERE tablename LIKE 'housing%' OR tablename = ANY($1)`,
      [NOUNS],
    );
    expect(tables).toBe(0);
    await housing.db.runMigrations();
    expect(await all()).toEqual([]);
  });
});
