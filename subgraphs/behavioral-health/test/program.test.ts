import { randomUUID } from 'node:crypto';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CARE_LABELS } from '../src/careLabel';
import { ASAM_LEVELS } from '../src/codes/asamLevel';
import { CounselingNote } from '../src/counselingNote';
import { HarmReductionContact } from '../src/harmReductionContact';
import { LevelOfCare } from '../src/levelOfCare';
import { subgraph } from '../src/main';

let test: TestSubgraph;

beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
  await twoStandings(test);
});
afterAll(() => test?.close());

/** A unit that came under Part 2 on 1 July 2025, and one of which nobody recorded anything. */
async function twoStandings({ db }: TestSubgraph): Promise<void> {
  await db.query(`INSERT INTO care_program VALUES
    ('desc-sud', 'DESC substance use unit', 'desc', 'SUBSTANCE_USE'), ('desc-new', 'DESC new unit', 'desc', 'GENERAL')`);
  await db.query(`INSERT INTO care_program_status (program, part2, "holdsOutAsSud", "coveredEntity", "from", "to") VALUES
    ('desc-sud', false, false, true, '2020-01-01', '2025-06-30'), ('desc-sud', true, true, true, '2025-07-01', NULL)`);
}

async function written({ db }: TestSubgraph, sourceProgram: string, servicedOn: string | null, category: string) {
  const row = { id: randomUUID(), personRef: randomUUID(), kind: 'WOUND_CARE', source: 'test', contentHash: '' };
  const whose = { organization: 'desc', sourceProgram, servicedOn, obtainedVia: 'OWN_WORK', localId: row.id };
  const repository = db.getRepository(HarmReductionContact);
  await repository.insert({ ...row, ...whose, category } as never);
  return (await repository.findOneByOrFail({ id: row.id })).category;
}

const daysOfPart2: readonly [string, string | null, string, string][] = [
  ['desc-sud', '2025-06-30', 'PHI', 'PHI'],
  ['desc-sud', '2025-07-01', 'PHI', 'SUD_P2'],
  ['desc-sud', '2025-07-01', 'STI', 'STI+SUD_P2'],
  ['desc-sud', '2025-07-01', 'SUD_P2', 'SUD_P2'],
  ['desc-sud', '2019-12-31', 'PHI', 'SUD_P2'],
  ['desc-sud', null, 'MH', 'MH+SUD_P2'],
  ['desc-new', '2025-07-01', 'PHI', 'SUD_P2'],
];

describe('the label a program calls for', () => {
  it.each(daysOfPart2)('at %s on %s makes %s into %s', async (program, day, said, label) => {
    expect(await written(test, program, day, said)).toBe(label);
  });

  it.each([
    ['desc-clinic', 'PHI', 'PHI'],
    ['desc-outreach', 'PHI', 'MH'],
    ['desc-outreach', 'STI', 'MH+STI'],
    ['desc-outreach', 'SUD_P2', 'MH+SUD_P2'],
  ])('at %s makes %s into %s', async (program, said, label) => {
    expect(await written(test, program, '2025-07-01', said)).toBe(label);
  });

  it('cannot be taken off a row again', async () => {
    await written(test, 'desc-sud', '2026-01-01', 'PHI');
    await test.db.query(`UPDATE harm_reduction_contact SET category = 'PHI' WHERE "servicedOn" = '2026-01-01'`);
    const rows = await test.db.query(`SELECT category FROM harm_reduction_contact WHERE "servicedOn" = '2026-01-01'`);
    expect(rows).toEqual([{ category: 'SUD_P2' }]);
  });

  it('refuses a row of no program, or of a program of another organisation', async () => {
    await expect(written(test, null as never, '2025-07-01', 'PHI')).rejects.toThrow('has_a_program');
    await expect(written(test, 'ets-otp', '2025-07-01', 'PHI')).rejects.toThrow('program_of_organization');
  });

  it('is lost without the rule: sabotaged, the same rows stay as lax as they were said', async () => {
    const sabotaged = await openTestSubgraph({
      ...subgraph,
      migrations: [...subgraph.migrations, RuleDropped1760000999000],
    });
    try {
      await twoStandings(sabotaged);
      const kept = [];
      for (const [program, day, said, label] of daysOfPart2)
        kept.push((await written(sabotaged, program, day, said)) === label);
      expect(kept.filter((each) => each)).toHaveLength(2);
    } finally {
      await sabotaged.close();
    }
  });
});

class RuleDropped1760000999000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION keep_label_of_program CASCADE');
  }

  async down(): Promise<void> {
    throw new Error('only for a test');
  }
}

describe('the tables', () => {
  it('take every level of each edition, and no level of the other', async () => {
    const insert = (edition: string, level: string) => {
      const row = {
        id: randomUUID(),
        personRef: randomUUID(),
        source: 'test',
        contentHash: '',
        obtainedVia: 'OWN_WORK',
      };
      const whose = { organization: 'ets', sourceProgram: 'ets-otp', servicedOn: '2026-01-01', category: 'SUD_P2' };
      return test.db.getRepository(LevelOfCare).insert({ ...row, ...whose, localId: row.id, edition, level } as never);
    };
    for (const [edition, levels] of Object.entries(ASAM_LEVELS))
      for (const level of Object.keys(levels)) await insert(edition, level);
    await expect(insert('ASAM_4', 'OTP')).rejects.toThrow('level_of_edition');
    await expect(insert('ASAM_3', '1.7')).rejects.toThrow('level_of_edition');
  });

  it('know every label of the code, and no other', async () => {
    for (const label of CARE_LABELS) await written(test, 'desc-clinic', '2026-02-02', [...label].sort().join('+'));
    await expect(written(test, 'desc-clinic', '2026-02-02', 'HMIS')).rejects.toThrow('category');
  });

  it('keep counseling notes in a schema of their own, each kind under its own category', async () => {
    expect(test.db.getMetadata(CounselingNote).tablePath).toBe('counseling.counseling_note');
    const insert = (kind: string, category: string, sourceProgram = 'desc-clinic') => {
      const row = {
        id: randomUUID(),
        personRef: randomUUID(),
        source: 'test',
        contentHash: '',
        obtainedVia: 'OWN_WORK',
      };
      const note = { kind, category, text: 'x', author: 'a', sourceProgram, organization: sourceProgram.split('-')[0] };
      return test.db
        .getRepository(CounselingNote)
        .insert({ ...row, ...note, localId: row.id, servicedOn: null } as never);
    };
    await insert('SUD_COUNSELING_NOTE', 'SUD_CN');
    await insert('PSYCHOTHERAPY_NOTE', 'MH_PN');
    await insert('PSYCHOTHERAPY_NOTE', 'MH_PN', 'ets-otp');
    await expect(insert('SUD_COUNSELING_NOTE', 'MH_PN')).rejects.toThrow('category_of_kind');
    await expect(insert('PSYCHOTHERAPY_NOTE', 'PHI')).rejects.toThrow('category_of_kind');
    const rows = await test.db.query('SELECT category FROM counseling.counseling_note ORDER BY category');
    expect(rows.map((row: { category: string }) => row.category)).toEqual(['MH_PN', 'MH_PN+SUD_CN', 'SUD_CN']);
  });
});

describe('the migrations', () => {
  it('go down to nothing and up again', async () => {
    const tables = () =>
      test.db.query(`SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
        WHERE table_schema IN ('public', 'counseling') ORDER BY 1`);
    const before = await tables();
    await test.db.query('TRUNCATE care_program CASCADE');
    for (const _ of subgraph.migrations) await test.db.undoLastMigration();
    const left: { name: string }[] = await tables();
    const ours = subgraph.types.flatMap((type) =>
      test.db.hasMetadata(type) ? test.db.getMetadata(type).tableName : [],
    );
    expect(ours).toHaveLength(13);
    expect(left.filter(({ name }) => ours.includes(name.split('.')[1]!))).toEqual([]);
    await test.db.runMigrations();
    expect(await tables()).toEqual(before);
  });
});
