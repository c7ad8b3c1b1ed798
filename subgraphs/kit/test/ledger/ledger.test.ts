import { DataCategory } from '@lead-graph/schema';
import { Client } from 'pg';
import { publicTextOf, type SignedCheckpoint } from '../../src/ledger/checkpoint';
import { attachmentOf, textOf } from '../../src/ledger/entry';
import { assertDurable, Ledger } from '../../src/ledger/ledger';
import { Sequencer } from '../../src/ledger/sequencer';
import { verifyLedger } from '../../src/ledger/verify';
import { entry, openLedgerWorld } from './world';

let world: Awaited<ReturnType<typeof openLedgerWorld>>;
let ledger: Ledger;
let sequencer: Sequencer;

beforeAll(async () => {
  world = await openLedgerWorld();
  ledger = new Ledger(world.url);
  sequencer = new Sequencer(world.url, 'housing', world.key);
});
afterAll(async () => {
  await ledger?.close();
  await sequencer?.stop();
  await world?.close();
});

const count = async () => Number((await world.administrator.query('SELECT count(*) FROM ledger.entry')).rows[0].count);
const verdict = (kept?: SignedCheckpoint) =>
  verifyLedger(world.url, 'housing', { housing: publicTextOf(world.key) }, kept);

describe('a ledger', () => {
  it('holds each operation, person and category once, however often it is told', async () => {
    const once = entry();
    await Promise.all([
      ledger.record({ entries: [once] }),
      ledger.record({ entries: [once] }),
      ledger.record({ entries: [{ ...once, rows: 5 }] }),
    ]);
    await ledger.record({ entries: [{ ...once, category: DataCategory.LOCATION }] });
    expect(await count()).toBe(2);
  });

  it('refuses a call that was made before, to whichever process, and records nothing of it', async () => {
    const other = new Ledger(world.url);
    await ledger.record({ entries: [entry()], call: 'call-1' });
    const before = await count();
    for (const each of [ledger, other])
      await expect(each.record({ entries: [entry()], call: 'call-1' })).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    const both = await Promise.allSettled([
      ledger.record({ entries: [entry()], call: 'call-2' }),
      other.record({ entries: [entry()], call: 'call-2' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await count()).toBe(before + 1);
    await other.close();
  });

  it('lets those who wait share a commit', async () => {
    const { rows: before } = await world.administrator.query('SELECT count(DISTINCT xid) FROM ledger.entry');
    await Promise.all(Array.from({ length: 200 }, () => ledger.record({ entries: [entry()] })));
    const { rows: after } = await world.administrator.query('SELECT count(DISTINCT xid) FROM ledger.entry');
    expect(Number(after[0].count) - Number(before[0].count)).toBeLessThan(10);
    expect(await count()).toBe(204);
  });

  it('cannot be changed or emptied by the role that serves', async () => {
    const serving = new Client({ connectionString: world.url });
    await serving.connect();
    for (const statement of [
      `UPDATE ledger.entry SET entry = ''`,
      'DELETE FROM ledger.entry',
      'TRUNCATE ledger.entry CASCADE',
      'DROP TABLE ledger.entry',
      'ALTER TABLE ledger.entry DISABLE TRIGGER ALL',
      'DROP SCHEMA ledger CASCADE',
      'UPDATE ledger.checkpoint SET size = 0',
      'DELETE FROM ledger.checkpoint',
      `INSERT INTO ledger.entry (xid, operation, subject, category, entry) SELECT '0', 'before', subject, category, entry FROM ledger.entry`,
      `INSERT INTO ledger.entry (id, operation, subject, category, entry) OVERRIDING SYSTEM VALUE SELECT -1, 'before', subject, category, entry FROM ledger.entry`,
    ])
      await expect(serving.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    await serving.end();
    await expect(assertDurable(world.url, false)).resolves.toBeUndefined();
  });

  it('refuses what it could not write, and goes on when it can again', async () => {
    await world.administrator.query('REVOKE INSERT ON ledger.entry FROM housing');
    await expect(ledger.record({ entries: [entry()] })).rejects.toMatchObject({ code: 'NOT_RECORDED' });
    await world.administrator.query('GRANT INSERT ON ledger.entry TO housing');
    await expect(ledger.record({ entries: [entry()] })).resolves.toBeUndefined();
  });

  it('refuses when its connection is cut, whatever became of the write', async () => {
    await world.administrator.query('BEGIN; LOCK TABLE ledger.entry IN EXCLUSIVE MODE');
    const waiting = ledger.record({ entries: [entry()] });
    const refused = expect(waiting).rejects.toMatchObject({ code: 'NOT_RECORDED' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await world.administrator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'housing' AND state = 'active'`,
    );
    await refused;
    await world.administrator.query('COMMIT');
    await expect(ledger.record({ entries: [entry()] })).resolves.toBeUndefined();
  });

  it('writes what entries name once, and again to a database it has not seen hold it', async () => {
    const attachment = attachmentOf({ law: 'as it stood' });
    const { administrator } = world;
    const kept = async () => {
      await ledger.record({ entries: [entry()], attachments: [attachment] });
      const found = await administrator.query('SELECT FROM ledger.attachment WHERE digest = $1', [attachment.digest]);
      return found.rowCount === 1;
    };
    expect(await kept()).toBe(true);
    await administrator.query('DELETE FROM ledger.attachment');
    expect(await kept()).toBe(false);
    await administrator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'housing' AND query LIKE '%ledger.entry%'`,
    );
    await kept().catch(() => 'the connection was cut under it');
    expect(await kept()).toBe(true);
  });
});

describe('its tree', () => {
  it('covers what is committed, and is what its owner signed', async () => {
    const checkpoint = await sequencer.place();
    expect(checkpoint?.size).toBe(await count());
    expect(await verdict()).toMatchObject({ ok: true, faults: [], uncovered: 0, checkpoints: 1 });
  });

  it('leaves out what is not yet committed, and places it before nothing that has its place', async () => {
    const slow = new Client({ connectionString: world.url });
    await slow.connect();
    await slow.query('BEGIN');
    const { operation, subject, category, ...rest } = entry();
    await slow.query('INSERT INTO ledger.entry (operation, subject, category, entry) VALUES ($1, $2, $3, $4)', [
      ...[operation, subject, category],
      textOf({ operation, subject, category, ...rest }),
    ]);
    await ledger.record({ entries: [entry()] });
    const before = await sequencer.place();
    expect(before!.size).toBe((await count()) - 1);
    await slow.query('COMMIT');
    await slow.end();
    const after = await sequencer.place();
    expect(after!.size).toBe(await count());
    expect(await verdict(before!)).toMatchObject({ ok: true, uncovered: 0 });
  });

  it('goes on after its connection was cut in the midst of a turn', async () => {
    await ledger.record({ entries: [entry()] });
    await world.administrator.query('BEGIN; LOCK TABLE ledger.entry IN ACCESS EXCLUSIVE MODE');
    const turn = sequencer.place();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { rows } = await world.administrator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE usename = 'housing' AND state = 'active' AND wait_event_type = 'Lock'`,
    );
    await world.administrator.query('COMMIT');
    expect(rows).toHaveLength(1);
    expect(await turn).toBeNull();
    expect((await sequencer.place())!.size).toBe(await count());
  });

  it('is placed by one process at a time', async () => {
    const other = new Sequencer(world.url, 'housing', world.key);
    for (let round = 0; round < 20; round++) {
      await ledger.record({ entries: [entry(), entry()] });
      await Promise.all([sequencer.place(), other.place()]);
    }
    await sequencer.place();
    await other.stop();
    expect(await verdict()).toMatchObject({ ok: true, uncovered: 0 });
  });
});

describe('tampering by the administrator of the database', () => {
  it('is found even where the owner signs the changed past again, by whoever kept a checkpoint', async () => {
    const kept = await sequencer.place();
    await world.administrator.query(
      `UPDATE ledger.entry SET entry = replace(entry, '"rows":3', '"rows":1') WHERE id = 9`,
    );
    await world.administrator.query('TRUNCATE ledger.checkpoint, ledger.cosignature');
    expect(await sequencer.place()).toBeNull();
    const forger = new Sequencer(world.url, 'housing', world.key);
    const forged = await forger.place();
    await forger.stop();
    expect(forged?.size).toBe(kept?.size);
    expect(await verdict()).toMatchObject({ ok: true });
    expect(await verdict(kept!)).toMatchObject({ ok: false });
  });
});
