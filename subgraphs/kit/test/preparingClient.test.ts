import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded';
import { PreparingClient } from '../src/preparingClient';

let folder: string;
let postgres: EmbeddedPostgres;
let client: PreparingClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-prepared-'));
  chmodSync(folder, 0o755);
  postgres = await startEmbeddedPostgres({ folder, owners: ['housing'], throwaway: true });
});
beforeEach(async () => {
  client = new PreparingClient({ connectionString: postgres.urlFor('housing') });
  await client.connect();
  await client.query('CREATE TABLE stay (id int, nights int)');
});
afterEach(async () => {
  await client.query('DROP TABLE stay');
  await client.end();
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function prepared(): Promise<{ statement: string; times: number }[]> {
  const { rows } = await client.query(
    'SELECT statement, (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements',
  );
  return rows;
}

describe('a statement with values', () => {
  const NIGHTS = 'SELECT nights FROM stay WHERE id = $1';

  it('is prepared once on a connection, whatever its values', async () => {
    await client.query('INSERT INTO stay (id, nights) VALUES ($1, $2)', [7, 30]);
    for (const id of [7, 8, 7]) {
      const { rows } = await client.query(NIGHTS, [id]);
      expect(rows).toEqual(id === 7 ? [{ nights: 30 }] : []);
    }
    expect(await prepared()).toContainEqual({ statement: NIGHTS, times: 3 });
  });

  it('goes on when a table has a column more, since it names its columns; one that does not is refused then', async () => {
    const EVERYTHING = 'SELECT * FROM stay WHERE id = $1';
    for (const text of [NIGHTS, EVERYTHING]) await client.query(text, [7]);
    await client.query('ALTER TABLE stay ADD COLUMN place text');
    await expect(client.query(NIGHTS, [7])).resolves.toMatchObject({ rowCount: 0 });
    await expect(client.query(EVERYTHING, [7])).rejects.toThrow('cached plan must not change result type');
  });

  it('is not prepared where it lists rows without end, nor is one without values', async () => {
    const ids = Array.from({ length: 3_000 }, (_, at) => `$${at + 1}::int`);
    await client.query(`SELECT 1 FROM stay WHERE id IN (${ids.join()})`, Array(3_000).fill(7));
    await client.query('SELECT 1 FROM stay');
    expect(await prepared()).toEqual([]);
  });
});
