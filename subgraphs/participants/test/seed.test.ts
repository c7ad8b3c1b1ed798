import type { TestSubgraph } from '@lead-graph/kit/testing';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { pair, seed } from '../src/seed';
import { PEOPLE, participantId } from '../src/seed/people';
import { openCore } from './build';

const TABLES = [
  ...[
    'partner_organization',
    'agreement',
    'catchment',
    'funding_source',
    'eligibility_policy',
    'participant',
    'identifier',
  ],
  ...[
    'referral',
    'eligibility_screen',
    'enrolment',
    'engagement_spell',
    'assignment',
    'representation',
    'consent',
    'provision',
  ],
];

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
});
afterAll(() => core?.close());

const rows = async () => {
  const all = await Promise.all(
    TABLES.map((table) => core.db.query(`SELECT to_jsonb(t) AS row FROM "${table}" t ORDER BY 1`)),
  );
  return Object.fromEntries(TABLES.map((table, index) => [table, all[index].map(({ row }: any) => row)]));
};

describe('the seed', () => {
  it('is sixty participants, each with a reference at every agency', async () => {
    const { participant } = await rows();
    expect(participant.map(({ id }: any) => id).sort()).toEqual(
      Array.from({ length: PEOPLE }, (_, n) => participantId(n + 1)),
    );
    const [{ count }] = await core.db.query('SELECT count(*)::int AS count FROM reference');
    expect(count).toBe(PEOPLE * RECORD_AGENCIES.length);
  });

  it('is the same in every installation, and a second run writes nothing', async () => {
    const first = await rows();
    await seed(core.db);
    expect(await rows()).toEqual(first);
    await core.db.query(`TRUNCATE ${TABLES.join(', ')}, reference CASCADE`);
    await seed(core.db);
    expect(await rows()).toEqual(first);
  });

  it('has every kind of consent that can go wrong', async () => {
    const { consent, provision } = await rows();
    const some = (condition: (row: any) => boolean) => consent.some(condition);
    expect(some(({ endsAt }) => endsAt && endsAt < '2026')).toBe(true);
    expect(some(({ startsAt }) => startsAt > '2030')).toBe(true);
    expect(some(({ revokedAt }) => revokedAt)).toBe(true);
    expect(provision.some(({ from }: any) => from)).toBe(true);
    expect(provision.some(({ effect }: any) => effect === 'DENY')).toBe(true);
  });

  it('takes the references of an agency for those it knows, and leaves the others', async () => {
    const mine = ['7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11', '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c12'] as const;
    await pair(
      core.db,
      'housing',
      new Map([
        ['seed-1', mine[0]],
        ['seed-60', mine[1]],
        ['someone', 'else'],
      ]),
    );
    const paired = await core.db.query(
      `SELECT "participantId", ref FROM reference WHERE "pairedAt" IS NOT NULL ORDER BY 1`,
    );
    expect(paired).toEqual([
      { participantId: participantId(1), ref: mine[0] },
      { participantId: participantId(60), ref: mine[1] },
    ]);
  });
});

describe('the tables', () => {
  it('go down as they came up', async () => {
    for (const _ of core.db.migrations) await core.db.undoLastMigration();
    const [{ count }] = await core.db.query('SELECT count(*)::int AS count FROM pg_tables WHERE tablename = ANY($1)', [
      TABLES,
    ]);
    expect(count).toBe(0);
    await core.db.runMigrations();
    expect((await rows()).participant).toEqual([]);
  });
});
