import { labelText } from '@lead-graph/kit';
import { ArrestType } from '../src/codes/arrestType';
import { ContactCaseOutcome } from '../src/codes/caseOutcome';
import { CATCHMENTS } from '../src/codes/catchment';
import { ContactDisposition } from '../src/codes/contactDisposition';
import { ContactDriver } from '../src/codes/contactDriver';
import { ContactType } from '../src/codes/contactType';
import { DiversionRoute } from '../src/codes/diversionRoute';
import { DrugSubstance } from '../src/codes/drugSubstance';
import { HandOffOutcome } from '../src/codes/handOffOutcome';
import { IssuingCourt } from '../src/codes/issuingCourt';
import { OffenseGroup } from '../src/codes/offenseGroup';
import { WarrantStatus } from '../src/codes/warrantStatus';
import { CONTACT_ONLY, CRIMINAL_HISTORY } from '../src/criminalHistory';
import { openWorld, type World } from './world';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const LISTS: [table: string, column: string, codes: readonly string[]][] = [
  ['police_contact', 'type', Object.values(ContactType)],
  ['police_contact', 'disposition', Object.values(ContactDisposition)],
  ['police_contact', 'driver', Object.values(ContactDriver)],
  ['police_contact', 'catchment', CATCHMENTS],
  ['police_contact', 'caseOutcome', Object.values(ContactCaseOutcome)],
  ['police_contact', 'route', Object.values(DiversionRoute)],
  ['police_contact', 'category', [...CONTACT_ONLY, ...CRIMINAL_HISTORY].map(labelText)],
  ['arrest', 'category', CRIMINAL_HISTORY.map(labelText)],
  ['arrest', 'arrestType', Object.values(ArrestType)],
  ['contact_offense', 'offenseGroup', Object.values(OffenseGroup)],
  ['drug_quantity', 'substance', Object.values(DrugSubstance)],
  ['diversion_referral', 'outcome', Object.values(HandOffOutcome)],
  ['police_warrant', 'issuingCourt', Object.values(IssuingCourt)],
  ['police_warrant', 'status', Object.values(WarrantStatus)],
];

/** Codes of the constraint that is a list for one column and nothing else. */
async function listOf(table: string, column: string): Promise<string[]> {
  const rows: { text: string }[] = await world.db.query(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table],
  );
  const list = new RegExp(`^CHECK \\(\\(\\(?"?${column}"?\\)? = ANY \\(ARRAY\\[[^\\]]*\\]\\)\\)\\)$`);
  const found = rows.map((row) => row.text).find((text) => list.test(text));
  return [...(found ?? '').matchAll(/'([^']*)'::text/g)].map((match) => match[1]!);
}

it.each(LISTS)('the database takes in %s.%s the codes of the list, and no other', async (table, column, codes) => {
  expect((await listOf(table, column)).sort()).toEqual([...codes].sort());
});

it('every noun is found by person and category, and where the calendar changes it by what it becomes', async () => {
  const rows: { table: string; text: string }[] = await world.db.query(
    `SELECT tablename AS table, indexdef AS text FROM pg_indexes WHERE schemaname = 'public'`,
  );
  const has = (table: string, columns: string) => rows.some((row) => row.table === table && row.text.includes(columns));
  for (const table of ['police_contact', 'contact_offense', 'drug_quantity', 'arrest', 'diversion_referral']) {
    expect([table, has(table, '("personRef", category)')]).toEqual([table, true]);
    expect([table, has(table, '("personRef", "categoryThen")')]).toEqual([table, true]);
  }
  expect(has('police_warrant', '("personRef", category)')).toBe(true);
});

const OURS = [
  'arrest',
  'contact_offense',
  'diversion_referral',
  'drug_quantity',
  'follow_contact',
  'keep_decided_label',
  'pass_label_on',
  'police_contact',
  'police_warrant',
];

it('the migration goes down without a trace, and up again', async () => {
  const names = async () => {
    const rows: { name: string }[] = await world.db.query(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    return rows.map((row) => row.name);
  };
  const before = await names();
  expect(before).toEqual(expect.arrayContaining(OURS));
  await world.db.undoLastMigration();
  expect(await names()).toEqual(before.filter((name) => !OURS.includes(name)));
  await world.db.runMigrations();
  expect(await names()).toEqual(before);
});
