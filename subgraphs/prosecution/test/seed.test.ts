import { DataCategory } from '@lead-graph/schema';
import { subgraph } from '../src/main';
import { seed } from '../src/seed';
import { openWorld, type World } from './world';

const TABLES = [
  'case_referral',
  'filing_decision',
  'charge',
  'disposition',
  'sentence',
  'court_warrant',
  'competency_episode',
  'liaison_action',
];

let world: World;
beforeAll(async () => {
  world = await openWorld(subgraph);
  await seed(world.db);
});
afterAll(() => world.close());

describe('the seed', () => {
  it('names sixty persons, and says of each row that it is synthetic', async () => {
    expect(await world.db.query(`SELECT count(*)::int AS persons FROM person WHERE source = 'seed'`)).toEqual([
      { persons: 60 },
    ]);
    for (const table of TABLES) {
      expect(await world.db.query(`SELECT DISTINCT source FROM ${table}`)).toEqual([{ source: 'seed' }]);
      expect(await world.db.query(`SELECT DISTINCT organization FROM ${table} ORDER BY 1`)).toContainEqual({
        organization: 'kcpao',
      });
    }
  });

  it.each([1, 2, 3, 4])('tells about twenty things of named participant %i', async (person) => {
    const counts = TABLES.map(
      (table) => `SELECT count(*)::int AS rows FROM ${table} WHERE "localId" LIKE 'seed-${person}-%'`,
    ).join(' UNION ALL ');
    const [{ rows }] = await world.db.query(`SELECT sum(rows)::int AS rows FROM (${counts}) x`);
    expect(rows).toBeGreaterThanOrEqual(16);
    expect(rows).toBeLessThanOrEqual(24);
  });

  it('shows a case manager with the usual permissions a part of it, through the participant', async () => {
    const fields =
      'caseReferrals { receivedOn } charges { citation dispositions { outcome } sentences { kind term termUnit } }' +
      ' courtWarrants { court status } competencyEpisodes { orderedOn evaluationDueOn } liaisonActions { kind }';
    const seen = await world.read('seed-1', [DataCategory.CURRENT, DataCategory.CONV, DataCategory.PROS_PUB], fields, {
      source: 'seed',
    });
    expect(seen.charges).toContainEqual({
      citation: 'SMC 12A.08.060',
      dispositions: [{ outcome: 'CONVICTED' }],
      sentences: [{ kind: 'PROBATION', term: 12, termUnit: 'MONTHS' }],
    });
    expect(JSON.stringify(seen)).not.toContain('DISMISSED');
    expect(seen.competencyEpisodes).toBeNull();
    const sam = await world.read('seed-2', [DataCategory.COMP], fields, { source: 'seed' });
    expect(sam.competencyEpisodes).toContainEqual({ orderedOn: '2025-08-19', evaluationDueOn: '2025-09-02' });
    expect(sam.charges).toBeNull();
  });

  it('is the same each time, but for the references of its persons', async () => {
    const again = await openWorld(subgraph);
    await seed(again.db);
    const rows = (from: World) =>
      from.db.query('SELECT id, "localId", citation, category, outcome FROM charge ORDER BY id');
    expect(await rows(again)).toEqual(await rows(world));
    await again.close();
  });
});
