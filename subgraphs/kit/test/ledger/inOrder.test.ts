import { entriesInOrder } from '../../src/ledger/inOrder';
import { openLedgerWorld } from './world';

let world: Awaited<ReturnType<typeof openLedgerWorld>>;

beforeAll(async () => {
  world = await openLedgerWorld();
});
afterAll(async () => {
  await world?.close();
});

/** More than a page, all of one transaction and, where an administrator says so, of one number. */
const MANY = 20_001;
const planted = (
  id: string,
) => `INSERT INTO ledger.entry (id, operation, subject, category, entry) OVERRIDING SYSTEM VALUE
  SELECT ${id}, n::text, gen_random_uuid(), 'HMIS', '{}' FROM generate_series(1, ${MANY}) n`;

describe('entries in their order', () => {
  it.each([
    ['each with a number of its own', 'n'],
    ['all under one number', '7'],
  ])('are read to the last one, %s, page after page', async (_, id) => {
    await world.administrator.query('BEGIN');
    await world.administrator.query(planted(id));
    const operations = new Set<string>();
    for await (const rows of entriesInOrder(world.administrator))
      for (const { operation } of rows) operations.add(operation);
    await world.administrator.query('ROLLBACK');
    expect(operations.size).toBe(MANY);
  });
});
