import { seed } from '../src/seed';
import { TABLE, World } from './world';

let world: World;

beforeAll(async () => {
  world = await World.open();
  await seed(world.db);
});
afterAll(() => world.close());

const counts = async () => {
  const select = (table: string) => `
    SELECT '${table}' AS noun, count(*)::int AS rows, count(*) FILTER (WHERE source = 'seed')::int AS seeded FROM ${table}`;
  return world.db.query(Object.values(TABLE).map(select).join(' UNION ALL '));
};

const perPerson = async (): Promise<{ person: string; rows: number; nouns: number; outside: number }[]> => {
  const select = (table: string) => `SELECT "personRef", "servicedOn", '${table}' AS noun FROM ${table}`;
  return world.db.query(`
    SELECT p."localId" AS person, count(r.noun)::int AS rows, count(DISTINCT r.noun)::int AS nouns,
      count(*) FILTER (WHERE r."servicedOn" NOT BETWEEN '2025-01-01' AND '2026-12-31')::int AS outside
    FROM person p LEFT JOIN (${Object.values(TABLE).map(select).join(' UNION ALL ')}) r USING ("personRef")
    WHERE p.source = 'seed' GROUP BY 1`);
};

it('holds every noun, says of each row that it is synthetic, and a second one adds nothing', async () => {
  const first = await counts();
  for (const { noun, rows, seeded } of first) expect([noun, rows > 0, seeded]).toEqual([noun, true, rows]);
  await seed(world.db);
  expect(await counts()).toEqual(first);
});

it('knows sixty people, of whom the first four have a story of about twenty rows', async () => {
  const people = await perPerson();
  expect(people).toHaveLength(60);
  for (const name of ['seed-1', 'seed-2', 'seed-3', 'seed-4']) {
    const { rows, nouns } = people.find(({ person }) => person === name)!;
    expect([name, rows >= 12, nouns >= 6]).toEqual([name, true, true]);
  }
  expect(people.filter(({ outside }) => outside > 0)).toEqual([]);
});

it('leaves no row of the opioid treatment program outside Part 2', async () => {
  for (const table of Object.values(TABLE)) {
    const rows = await world.db.query(`SELECT 1 FROM ${table} WHERE "sourceProgram" = 'ets-otp' AND category NOT LIKE '%SUD%'`);
    expect([table, rows.length]).toEqual([table, 0]);
  }
});

it('tells of nobody a first name that the program gave its participants', async () => {
  for (const table of Object.values(TABLE)) {
    const rows = await world.db.query(`SELECT 1 FROM ${table} t WHERE t::text ~ 'Rosa|Quinn|Rivera|Moss|Theo|Lind'`);
    expect([table, rows.length]).toEqual([table, 0]);
  }
});
