import { Ledger } from '../../src/ledger/ledger';
import { entry, openLedgerWorld } from './world';

let world: Awaited<ReturnType<typeof openLedgerWorld>>;
let ledger: Ledger;

beforeAll(async () => {
  world = await openLedgerWorld();
  ledger = new Ledger(world.url);
});
afterAll(async () => {
  await ledger?.close();
  await world?.close();
});

const count = async () => Number((await world.administrator.query('SELECT count(*) FROM ledger.entry')).rows[0].count);

describe('a write of a ledger, whose lists are lines', () => {
  it.each(['operation', 'category'] as const)('is none where the %s of an entry is two lines', async (name) => {
    const before = await count();
    const two = { ...entry(), [name]: 'one\nother' } as ReturnType<typeof entry>;
    await expect(ledger.record({ entries: [two, entry()] })).rejects.toMatchObject({ code: 'NOT_RECORDED' });
    expect(await count()).toBe(before);
  });

  it('keeps an entry with two lines in its text as it is', async () => {
    await ledger.record({ entries: [{ ...entry(), bases: ['one\nother'] }] });
    const { rows } = await world.administrator.query('SELECT entry FROM ledger.entry ORDER BY id DESC LIMIT 1');
    expect(JSON.parse(rows[0].entry).bases).toEqual(['one\nother']);
  });
});
