import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { subgraph } from '../src/main';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld(subgraph);
});
afterAll(() => world.close());

/** Table and column of each code list. */
const COLUMNS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  dispositionOutcome: [
    ['disposition', 'outcome'],
    ['charge', 'outcome'],
  ],
  filingOutcome: [
    ['filing_decision', 'outcome'],
    ['case_referral', 'decision'],
  ],
  chargeClass: [
    ['charge', 'chargeClass'],
    ['disposition', 'chargeClass'],
    ['competency_episode', 'chargeClass'],
  ],
  offenceGroup: [['charge', 'offenceGroup']],
  referringAgency: [['case_referral', 'referredBy']],
  court: [['court_warrant', 'court']],
  jurisdiction: [
    ['charge', 'jurisdiction'],
    ['liaison_action', 'jurisdiction'],
  ],
  'courtWarrant:WarrantKind': [['court_warrant', 'kind']],
  'courtWarrant:WarrantStatus': [['court_warrant', 'status']],
  'competency:CompetencyFinding': [['competency_episode', 'finding']],
  'competency:RestorationKind': [['competency_episode', 'restoration']],
  'competency:CompetencyOutcome': [['competency_episode', 'outcome']],
  liaisonAction: [['liaison_action', 'kind']],
  'sentence:SentenceKind': [['sentence', 'kind']],
  'sentence:SentencePhase': [['sentence', 'phase']],
  'sentence:TermUnit': [['sentence', 'termUnit']],
};

function valuesOf(list: string): string[] {
  const [file, name] = list.split(':') as [string, string?];
  const codes = Object.entries(require(join(__dirname, '../src/codes', file)) as Record<string, unknown>);
  const found = codes.find(([key, value]) => (name ? key === name : typeof value === 'object'));
  return Object.values(found![1] as Record<string, string>);
}

async function allowedIn(table: string, column: string): Promise<string[]> {
  const rows: { text: string }[] = await world.db.query(
    `SELECT pg_get_constraintdef(c.oid) AS text
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
     WHERE c.conrelid = $1::regclass AND a.attname = $2 AND c.contype = 'c'
       AND pg_get_constraintdef(c.oid) LIKE '%= ANY%'`,
    [table, column],
  );
  return [...rows[0]!.text.matchAll(/'([^']+)'/g)].map(([, value]) => value!);
}

describe('a code list', () => {
  const pairs = Object.entries(COLUMNS).flatMap(([list, places]) =>
    places.map(([table, column]) => [list, table, column] as const),
  );

  it.each(pairs)('%s is the one that %s.%s takes', async (list, table, column) => {
    const allowed = (await allowedIn(table, column)).filter((value) => value !== 'UNREADABLE');
    expect(allowed.sort()).toEqual(valuesOf(list).sort());
  });

  it('is named above, whichever it is', () => {
    const files = readdirSync(join(__dirname, '../src/codes')).map((file) => file.replace('.ts', ''));
    expect([...new Set(Object.keys(COLUMNS).map((list) => list.split(':')[0]!))].sort()).toEqual(files.sort());
  });
});

describe('the tables', () => {
  const referral = (category: string, until: string, then: string) =>
    world.db.query(
      `INSERT INTO case_referral ("personRef", category, "categoryUntil", "categoryThen", organization, source,
         "localId", "contentHash", "receivedOn", "referredBy", juvenile)
       VALUES (gen_random_uuid(), '${category}', ${until}, ${then}, 'kcpao', 'test', gen_random_uuid(),
         '', '2026-01-02', 'OTHER', false)`,
    );

  it('take nothing as current that does not end', async () => {
    await referral('CURRENT', 'now()', `'NONCONV'`);
    await expect(referral('CURRENT', 'NULL', 'NULL')).rejects.toThrow('check constraint');
  });

  it('let a label end as non-conviction history and as nothing else', async () => {
    await expect(referral('CURRENT', 'now()', `'CONV'`)).rejects.toThrow('check constraint');
    await expect(referral('NONCONV', 'now()', `'NONCONV'`)).rejects.toThrow('check constraint');
    await expect(referral('PROS_PUB', 'NULL', 'NULL')).rejects.toThrow('check constraint');
  });

  it('know when a competency evaluation and restoration are due', async () => {
    const [row] = await world.db.query(
      `INSERT INTO competency_episode ("personRef", category, organization, source, "localId", "contentHash",
         "orderedOn", "restorationOrderedOn", restoration, "chargeClass")
       VALUES (gen_random_uuid(), 'COMP', 'kcpao', 'test', '1', '', '2026-02-20', '2026-03-10', 'INPATIENT', 'FELONY_C')
       RETURNING "evaluationDueOn", "restorationDueOn"`,
    );
    expect(row).toEqual({ evaluationDueOn: '2026-03-06', restorationDueOn: '2026-03-17' });
  });

  it('are taken down and put up again', async () => {
    await world.db.query('DELETE FROM case_referral');
    await world.db.undoLastMigration();
    expect(await world.db.query(`SELECT to_regclass('charge') AS charge`)).toEqual([{ charge: null }]);
    await world.db.runMigrations();
    expect(await world.db.query('SELECT count(*)::int AS rows FROM charge')).toEqual([{ rows: 0 }]);
  });
});
