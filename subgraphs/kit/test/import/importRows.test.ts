import { personRefs } from '../../src/import/people';
import type { ImportRow } from '../../src/import/row';
import { temporaryFolder } from './folder';
import { Unkeyed, database, stay, visit } from './world';

const world = database(temporaryFolder().at('postgres'));

const counts = (some: object) => ({ created: 0, updated: 0, unchanged: 0, deleted: 0, rejected: 0, ...some });

describe('importRows', () => {
  it('writes rows, each in the type of its column', async () => {
    const { nouns } = await world.import([stay(3, { units: ['1A', '"2B",'], program: "O'Neill {x} \\ ü" })]);
    expect(nouns).toEqual({ Stay: counts({ created: 1 }) });
    expect(await world.stays()).toMatchObject([
      {
        localId: 's3',
        source: 'shelter',
        program: "O'Neill {x} \\ ü",
        startedOn: '2026-01-31',
        units: ['1A', '"2B",'],
        nights: 3,
      },
    ]);
    expect((await world.stays())[0]!.seenAt).toEqual(new Date('2026-01-31T04:00:00Z'));
  });

  it('changes nothing when the same records come again', async () => {
    await world.import([stay(1), stay(2), visit(1, 's1')]);
    const before = [await world.stays(), await world.visits()];
    const again = await world.import([stay(1), stay(2), visit(1, 's1')], { batchSize: 1 });
    expect(again.nouns).toEqual({ Stay: counts({ unchanged: 2 }), Visit: counts({ unchanged: 1 }) });
    expect([await world.stays(), await world.visits()]).toEqual(before);
  });

  it('would write again without the hash (sabotaged twin)', async () => {
    await world.import([stay(1)]);
    await world.db.query(`UPDATE stay SET "contentHash" = 'forgotten'`);
    expect((await world.import([stay(1)])).nouns.Stay).toEqual(counts({ updated: 1 }));
  });

  it('updates only the record that changed, and keeps its id and its person', async () => {
    await world.import([stay(1), stay(2)]);
    const before = await world.stays();
    const { nouns } = await world.import([stay(1), stay(2, { program: null })]);
    expect(nouns.Stay).toEqual(counts({ updated: 1, unchanged: 1 }));
    expect(await world.stays()).toEqual([before[0], { ...before[1], program: null, contentHash: expect.any(String) }]);
  });

  it('leaves a column as it is that the row does not name', async () => {
    await world.import([{ ...stay(1), values: { program: 'A' } }]);
    await world.import([{ ...stay(1), values: { nights: 9 } }]);
    expect(await world.stays()).toMatchObject([{ program: 'A', nights: 9 }]);
  });

  it('deletes what the source has taken back', async () => {
    await world.import([stay(1), stay(2)]);
    const { nouns } = await world.import([
      { ...stay(1), deleted: true },
      { ...stay(7), deleted: true },
    ]);
    expect(nouns.Stay).toEqual(counts({ deleted: 1, unchanged: 1 }));
    expect((await world.stays()).map((row) => row.localId)).toEqual(['s2']);
  });

  it.each([1000, 1])('keeps the first of several records with one key, in batches of %d', async (batchSize) => {
    const rows = [
      stay(1),
      { ...stay(1), record: { file: 'Stays.csv', line: 5 } },
      { ...stay(1, { nights: 4 }), record: { file: 'Stays.csv', line: 6 } },
    ];
    const { nouns, told } = await world.import(rows, { batchSize });
    expect(nouns.Stay).toEqual(counts({ created: 1, unchanged: 1, rejected: 1 }));
    expect(told).toEqual(['6 DUPLICATE']);
    expect(await world.stays()).toMatchObject([{ nights: 1 }]);
  });

  it('resolves a reference to a row before it or there already, and rejects one that leads nowhere', async () => {
    await world.import([stay(1)]);
    const { nouns, told } = await world.import([
      visit(1, 's1'),
      stay(2),
      visit(2, 's2'),
      visit(3, 's9'),
      visit(4, null),
    ]);
    expect(nouns.Visit).toEqual(counts({ created: 3, rejected: 1 }));
    expect(told).toEqual(['3 REFERENCE StayID']);
    const ids = (await world.stays()).map((row) => row.id);
    expect((await world.visits()).map((row) => row.stayId)).toEqual([ids[0], ids[1], null]);
  });

  it('rejects exactly the rows that the database does not take, without their values', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => stay(index + 1));
    rows[10] = stay(11, { nights: -77 });
    rows[11] = stay(12, { startedOn: 'Rosa-Diaz' });
    rows[40] = stay(41, { nights: null });
    const { nouns, told, all } = await world.import(rows);
    expect(nouns.Stay).toEqual(counts({ created: 47, rejected: 3 }));
    expect(told).toEqual(['11 CONSTRAINT', '12 CONSTRAINT', '41 CONSTRAINT nights']);
    expect(all[0]!.remedy).toContain('`some nights`');
    expect(JSON.stringify(all)).not.toMatch(/Rosa|77/);
  });

  it('would tell their values in the words of the database (sabotaged twin)', async () => {
    const refused = world.db.query(
      `INSERT INTO stay ("personRef", id, source, "localId", "contentHash", "program name", nights)
       VALUES (gen_random_uuid(), gen_random_uuid(), 'shelter', 's1', 'h', 'Rosa', -77)`,
    );
    const { driverError } = await refused.catch((error: { driverError: object }) => error);
    expect(JSON.stringify(driverError)).toMatch(/Rosa.*-77/);
  });

  it('rejects rows that no database could hold', async () => {
    const { told } = await world.import([
      { ...stay(1), localId: '' },
      { ...stay(2), localId: 'x'.repeat(600) },
      stay(3, { program: 'nul \0' }),
      stay(4, { units: ['half \ud800'] }),
      stay(5, { program: 'whole \u{1F600} and \\u0000 spelled' }),
    ]);
    expect(told).toEqual(['1 REQUIRED', '2 ID', '3 ENCODING', '4 ENCODING']);
  });

  it('teaches a developer whose noun lacks a column', async () => {
    await expect(world.import([stay(1, { colour: 'red' })])).rejects.toMatchObject({
      code: 'NOUN_NOT_IMPORTABLE',
      message: expect.stringContaining('`Stay` has no column `colour`; it has `id`, `personRef`'),
    });
    await expect(world.import([{ ...stay(1), noun: Unkeyed }])).rejects.toThrow('`Unkeyed` has no column `source`');
  });

  it('names nouns by text as well', async () => {
    expect((await world.import([{ ...stay(1), noun: 'Stay' }])).nouns.Stay).toEqual(counts({ created: 1 }));
  });
});

describe('a dry run', () => {
  const rows = [stay(1, { nights: 8 }), stay(2), stay(2, { nights: 5 }), visit(1, 's2'), visit(2, 's9')];
  const persons = () => world.db.query('SELECT count(*)::int AS n FROM person').then(([row]) => row.n);

  it.each([1000, 1])('counts as a real run does and writes nothing, in batches of %d', async (batchSize) => {
    await world.import([stay(1)]);
    const before = [await world.stays(), await world.visits(), await persons()];
    const dry = await world.import(rows, { dryRun: true, batchSize });
    expect([await world.stays(), await world.visits(), await persons()]).toEqual(before);

    const real = await world.import(rows, { batchSize });
    expect(dry).toEqual({ ...real, dryRun: true });
    expect(real.nouns).toEqual({
      Stay: counts({ created: 1, updated: 1, rejected: 1 }),
      Visit: counts({ created: 1, rejected: 1 }),
    });
    // sabotaged twin: what a run that is not dry leaves
    expect([await world.stays(), await world.visits(), await persons()]).not.toEqual(before);
  });
});

describe('an interrupted import', () => {
  async function* cut(rows: ImportRow[]): AsyncGenerator<ImportRow> {
    yield* rows;
    throw new Error('the source broke off');
  }

  it('keeps whole batches, none of the last, and is simply run again', async () => {
    await expect(world.import(cut([stay(1), stay(2), stay(3)]), { batchSize: 2 })).rejects.toThrow(
      'the source broke off',
    );
    expect(await world.stays()).toHaveLength(2);
    const { nouns } = await world.import([stay(1), stay(2), stay(3)], { batchSize: 2 });
    expect(nouns.Stay).toEqual(counts({ created: 1, unchanged: 2 }));
  });

  it('leaves nothing of itself behind on the connection', async () => {
    for (const dryRun of [true, false]) {
      await expect(world.import(cut([stay(1), stay(2)]), { dryRun })).rejects.toThrow('broke off');
      await expect(world.import([stay(1)], { dryRun })).resolves.toBeDefined();
    }
    const [{ n }] = await world.db.query(`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'`);
    expect(n).toBe(0);
  });

  it('tells nothing of a row when the database fails it', async () => {
    await world.db.query('ALTER TABLE stay RENAME TO hidden');
    const failed = world.import([stay(1, { program: 'Rosa' })]).catch((error: Error) => error);
    const told = JSON.stringify({ ...(await failed), text: String(await failed) });
    await world.db.query('ALTER TABLE hidden RENAME TO stay');
    expect(told).toContain('IMPORT_FAILED');
    expect(told).not.toMatch(/Rosa|p1/);
  });

  it('waits for no other import of its source: it says that one is running', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = world.import(
      (async function* () {
        yield stay(1);
        await held;
      })(),
    );
    await takesTurn();
    await expect(world.import([stay(2)])).rejects.toMatchObject({ code: 'IMPORT_RUNNING' });
    release();
    expect((await slow).nouns.Stay).toEqual(counts({ created: 1 }));
  });
});

async function takesTurn(): Promise<void> {
  for (let taken = 0; taken === 0; ) {
    const [row] = await world.db.query(`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'`);
    taken = row.n;
  }
}

/** Until a statement of this database waits for another transaction. */
async function waitsForLock(): Promise<void> {
  for (let waiting = 0; waiting === 0; ) {
    const [row] = await world.db.query('SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted');
    waiting = row.n;
  }
}

describe('personRefs', () => {
  it('gives a person one reference, now and later, and different ones in different sources', async () => {
    const first = await personRefs(world.db, 'shelter', ['b', 'a', 'a']);
    const later = await personRefs(world.db, 'shelter', ['a', 'c']);
    const elsewhere = await personRefs(world.db, 'clinic', ['a']);
    expect(later.get('a')).toBe(first.get('a'));
    expect(new Set([...first.values(), ...later.values(), ...elsewhere.values()]).size).toBe(4);
    expect([...first.keys()].sort()).toEqual(['a', 'b']);
  });

  it('finds whom another transaction names while it is asking', async () => {
    const other = world.db.createQueryRunner();
    await other.startTransaction();
    const theirs = await personRefs(other, 'shelter', ['a', 'b']);
    const asked = personRefs(world.db, 'shelter', ['a', 'b']);
    await waitsForLock();
    await other.commitTransaction();
    await other.release();
    expect(await asked).toEqual(theirs);
  });

  it('gives one reference also when two ask at the same time', async () => {
    const asked = Array.from({ length: 6 }, () => personRefs(world.db, 'shelter', ['a', 'b', 'c']));
    expect(new Set((await Promise.all(asked)).map((refs) => JSON.stringify([...refs].sort()))).size).toBe(1);
  });

  it('names the rows of a person across nouns and imports alike', async () => {
    await world.import([stay(1, {}, 'rosa'), stay(2, {}, 'rosa')]);
    await world.import([stay(3, {}, 'rosa')]);
    const refs = new Set((await world.stays()).map((row) => row.personRef));
    expect([...refs]).toEqual([(await personRefs(world.db, 'shelter', ['rosa'])).get('rosa')]);
  });
});
