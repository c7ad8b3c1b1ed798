import { randomUUID } from 'node:crypto';
import { AccountingReport, DataCategory, DisclosureGround, Purpose, Recipient, Role } from '@lead-graph/schema';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { entriesAbout } from '../../src/ledger/keptEntries';
import { type LedgerEntry, markOf } from '../../src/ledger/entry';
import { Ledger } from '../../src/ledger/ledger';
import { type ReportTerms, termsOf } from '../../src/ledger/reports';
import { entry, openLedgerWorld } from './world';

const { EVERYTHING, HIPAA_ACCOUNTING, PART2_ACCOUNTING, INTERMEDIARY_LIST, DISSEMINATION_LOG } = AccountingReport;
const { CONSENT, GENERAL_DESIGNATION, LAW, ORDER } = DisclosureGround;

const REQUESTED = new Date('2028-02-29T18:30:00.000Z');
const SUBJECT = randomUUID();
const CATEGORIES = Object.values(DataCategory);

type Drawn = LedgerEntry & { readonly withheld: boolean };

/** Days on both sides of every look-back, and of it alone. */
const DAYS = [
  ...['2022-02-27T23:59:59.999Z', '2022-02-28T00:00:00.000Z', '2022-03-01T12:00:00.000Z'],
  ...['2025-02-27T23:59:59.999Z', '2025-02-28T00:00:00.000Z', '2025-03-01T12:00:00.000Z', '2028-02-29T18:29:00.000Z'],
];
const GROUNDS = [
  undefined,
  [],
  [CONSENT],
  [GENERAL_DESIGNATION],
  [CONSENT, LAW],
  [CONSENT, GENERAL_DESIGNATION],
  [ORDER],
];

let world: Awaited<ReturnType<typeof openLedgerWorld>>;
let client: Client;
let all: Drawn[];

const db = {
  query: async (sql: string, values: unknown[]) => (await client.query(sql, values)).rows,
} as Pick<DataSource, 'query'>;

beforeAll(async () => {
  world = await openLedgerWorld();
  client = new Client({ connectionString: world.url });
  await client.connect();
  all = drawn();
  const ledger = new Ledger(world.url);
  await ledger.record({ entries: all.map(({ withheld: _, ...each }) => each) });
  for (const { operation } of all.filter(({ withheld }) => withheld))
    await ledger.record({ entries: [markOf('WITHHELD', 'housing', operation)] });
  await ledger.close();
});
afterAll(async () => {
  await client?.end();
  await world?.close();
});

/** Every ground on every day; purposes, recipients, categories and kinds go round beside them at other paces. */
function drawn(): Drawn[] {
  const [purposes, recipients] = [Object.values(Purpose), Object.values(Recipient)];
  let turn = 0;
  return Array.from({ length: 30 }, () => DAYS.flatMap((at) => GROUNDS.map((grounds) => ({ at, grounds }))))
    .flat()
    .map(({ at, grounds }) => {
      turn += 1;
      const recipient = recipients[(turn * 7) % recipients.length]!;
      return {
        ...entry({ subject: SUBJECT, at, ...(grounds ? { grounds } : {}), rows: turn % 5 }),
        kind: turn % 13 === 0 ? 'USE' : 'DISCLOSURE',
        category: CATEGORIES[(turn * 11) % CATEGORIES.length]!,
        purpose: purposes[Math.floor(turn / 3) % purposes.length]!,
        requester: { id: 'x', role: Role.CASE_MANAGER, recipient, organization: 'reach' },
        withheld: turn % 17 === 0,
      };
    });
}

/** The sections once more, each by itself: slow, and told from the law rather than from `reports.ts`. */
const LAW_SAYS: Readonly<Record<AccountingReport, (each: Drawn) => boolean>> = {
  EVERYTHING: () => true,
  HIPAA_ACCOUNTING: (each) => {
    const health = ['SUD_P2', 'SUD_CN', 'MH', 'MH_PN', 'PHI', 'STI', 'COMP'].includes(each.category);
    const operations = ['TREAT', 'HPAYMT', 'HOPERAT'].includes(each.purpose);
    const authorized = each.grounds?.length
      ? each.grounds.every((ground) => /CONSENT|DESIGNATION/.test(ground))
      : false;
    return disclosed(each, '2022-02-28') && health && !operations && each.requester.recipient !== 'SELF' && !authorized;
  },
  PART2_ACCOUNTING: (each) =>
    disclosed(each, '2025-02-28') && /^SUD/.test(each.category) && restsOn(each, /CONSENT|DESIGNATION/),
  INTERMEDIARY_LIST: (each) => disclosed(each, '2025-02-28') && restsOn(each, /DESIGNATION/),
  DISSEMINATION_LOG: (each) =>
    disclosed(each, '1970-01-01') && /^(CONV|CURRENT|NONCONV|CJI|JUV)$/.test(each.category) && each.rows > 0,
};

function disclosed({ kind, withheld, at }: Drawn, from: string): boolean {
  return kind === 'DISCLOSURE' && !withheld && at.slice(0, 10) >= from;
}

function restsOn({ grounds = [] }: Drawn, which: RegExp): boolean {
  return grounds.length === 0 || grounds.some((ground) => which.test(ground));
}

const readable = { reference: SUBJECT, categories: () => CATEGORIES };

async function pages(terms: ReportTerms, first: number, until: Date | null = null): Promise<string[][]> {
  const read: string[][] = [];
  for (let before: string | null = null; ; ) {
    const page = await entriesAbout(readable, { first, before }, { ...terms, until }, db);
    if (page.length === 0) return read;
    read.push(page.map(({ operation, category }) => `${operation} ${category}`));
    before = page.at(-1)!.id;
  }
}

const told = (terms: ReportTerms) => pages(terms, 500).then((read) => read.flat().sort());
const inLaw = (report: AccountingReport) =>
  all.filter(LAW_SAYS[report]).map(({ operation, category }) => `${operation} ${category}`);

describe.each(Object.values(AccountingReport))('%s', (report) => {
  it('holds what the section says, and nothing else', async () => {
    const expected = inLaw(report).sort();
    expect(await told(termsOf(report, REQUESTED))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(20);
    expect(expected.length < all.length).toBe(report !== EVERYTHING);
  });

  it('comes in full pages, newest first, until there is no more', async () => {
    const read = await pages(termsOf(report, REQUESTED), 7);
    expect(read.slice(0, -1).every((page) => page.length === 7)).toBe(true);
    expect(read.flat()).toEqual(inLaw(report).reverse());
  });

  it('is cut to a period', async () => {
    const [since, until] = [new Date('2025-02-28T00:00:00.000Z'), new Date('2025-03-01T12:00:00.000Z')];
    const read = (await pages({ ...termsOf(report, REQUESTED), since }, 500, until)).flat();
    const within = all.filter(
      (each) => LAW_SAYS[report](each) && new Date(each.at) >= since && new Date(each.at) < until,
    );
    expect([...read].sort()).toEqual(within.map(({ operation, category }) => `${operation} ${category}`).sort());
    expect(read.length).toBeGreaterThan(0);
  });
});

describe('a report without one of its conditions', () => {
  const without: Readonly<Record<string, Partial<ReportTerms>>> = {
    since: { since: null },
    handedOn: { handedOn: false },
    categories: { categories: null },
    notFor: { notFor: [] },
    notTo: { notTo: [] },
    notOnlyOn: { notOnlyOn: [] },
    on: { on: null },
    withRecords: { withRecords: false },
  };
  it.each([
    ...['since', 'handedOn', 'categories', 'notFor', 'notTo', 'notOnlyOn'].map(
      (each) => [HIPAA_ACCOUNTING, each] as const,
    ),
    ...['since', 'handedOn', 'categories', 'on'].map((each) => [PART2_ACCOUNTING, each] as const),
    ...['since', 'handedOn', 'on'].map((each) => [INTERMEDIARY_LIST, each] as const),
    ...['handedOn', 'categories', 'withRecords'].map((each) => [DISSEMINATION_LOG, each] as const),
  ])('is not what the section says: %s without %s', async (report, condition) => {
    expect(await told({ ...termsOf(report, REQUESTED), ...without[condition] })).not.toEqual(inLaw(report).sort());
  });

  it('ends too early where it is filtered after the page was cut', async () => {
    const page = await entriesAbout(
      readable,
      { first: 7, before: null },
      { ...termsOf(EVERYTHING, REQUESTED), until: null },
      db,
    );
    const left = page.filter((each) => LAW_SAYS[HIPAA_ACCOUNTING](each as Drawn));
    expect(left.length).toBeLessThan(7);
  });
});

describe('how far a report reaches', () => {
  it.each([
    ['2028-02-29T18:30:00Z', HIPAA_ACCOUNTING, '2022-02-28T00:00:00.000Z'],
    ['2028-02-29T18:30:00Z', PART2_ACCOUNTING, '2025-02-28T00:00:00.000Z'],
    ['2026-03-01T00:00:00Z', INTERMEDIARY_LIST, '2023-02-28T00:00:00.000Z'],
    ['2026-01-01T07:59:59Z', HIPAA_ACCOUNTING, '2019-12-31T00:00:00.000Z'],
  ] as const)('asked for at %s, %s reaches to %s', (at, report, since) => {
    expect(termsOf(report, new Date(at)).since).toEqual(new Date(since));
  });

  it.each([EVERYTHING, DISSEMINATION_LOG])('%s reaches as far as the ledger', (report) => {
    expect(termsOf(report, REQUESTED).since).toBeNull();
  });
});
