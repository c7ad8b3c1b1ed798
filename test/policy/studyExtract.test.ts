import { createPublicKey, verify } from 'node:crypto';
import { hashOf } from '@lead-graph/kit';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';

let graph: TestGraph;
let research: string;
let records: string;

const sql = (owner: string, text: string, values: unknown[] = []) => graph.subgraphs[owner]!.db.query(text, values);
const core = (text: string, values: unknown[] = []) => sql('participants', text, values);

async function agreed(type: string, organization = 'uw', ends = '1 day'): Promise<string> {
  const [{ id }] = await core(
    `INSERT INTO agreement (type, organization, sources, "startsAt", "endsAt")
     VALUES ($1, $2, NULL, now() - interval '2 days', now() + $3::interval) RETURNING id`,
    [type, organization, ends],
  );
  return id;
}

beforeAll(async () => {
  graph = await openTestGraph();
  research = await agreed('RESEARCH');
  records = await agreed('CHRI_RESEARCH');
  await warm();
}, 120_000);
afterAll(() => graph?.stop());

const EXTRACT = `mutation ($extract: StudyExtractInput!) {
  extractForStudy(extract: $extract) {
    id study agreements question asOf drawnAt obligations notes columns { name description } rows
    record { statement signature signedBy }
  }
}`;

const REFERRED = { fact: 'referral', which: 'FIRST', from: '2018-01-01', to: '2026-12-31' };

const WHOLE = () => ({
  study: 'recidivism-1',
  agreements: [research, records],
  index: REFERRED,
  by: [{ dimension: 'age-band' }, { dimension: 'housing-status', at: 180 }],
  outcomes: [
    { name: 'arrests', fact: 'arrest', from: 1, to: 730 },
    { name: 'stays', fact: 'housing-enrolment', from: -365, to: 365 },
  ],
});

const ask = (extract: object, as = 'evaluator-chen', purpose = 'HRESCH') =>
  graph.ask(as, purpose, EXTRACT, { extract });

/** The first brings facts into memory and compiles; on a busy machine it may outlast its lease. */
async function warm(): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) if (!(await ask({ ...WHOLE(), study: 'warm' })).body.errors) return;
}

async function drawn(change: object = {}) {
  const { body } = await ask({ ...WHOLE(), ...change });
  expect(body.errors).toBeUndefined();
  return body.data.extractForStudy;
}

const people = (rows: string[][]): string[] => rows.map(([person]) => person!);
const extracts = async (): Promise<string[]> => {
  const kept = await core(`SELECT DISTINCT subject FROM ledger.entry WHERE category = 'EXTRACT'`);
  return kept.map(({ subject }: { subject: string }) => subject);
};

const marks = async (owner: string) => {
  const rows = await sql(owner, `SELECT entry FROM ledger.entry WHERE category = 'EXTRACTED' ORDER BY id`);
  return rows.map(({ entry }: { entry: string }) => JSON.parse(entry));
};
const NOBODYS = '00000000-0000-4000-8000-000000000000';

describe('an extract for a study', () => {
  it('has a row for everybody referred, with what their agencies hold, and no name of anybody', async () => {
    const { rows, columns } = await drawn();
    expect(columns.map(({ name }: { name: string }) => name)).toEqual(
      ['person', 'year', 'age-band', 'housing-status at 180'].concat([
        'arrests: events',
        'arrests: first day',
        'arrests: whole',
        'stays: events',
        'stays: first day',
        'stays: whole',
      ]),
    );
    const sum = (column: number) => rows.reduce((all: number, row: string[]) => all + Number(row[column]), 0);
    expect([sum(4), sum(7)]).toEqual([await held('law-enforcement', ARRESTS), await held('housing', STAYS)]);
    expect(new Set(people(rows)).size).toBe(rows.length);
  });

  it("carries nothing that is somebody's at the core or at an agency", async () => {
    const extract = await drawn();
    const said = JSON.stringify(extract.rows);
    const known: { name: string }[] = await core(
      `SELECT id::text AS name FROM participant UNION SELECT ref::text FROM reference
       UNION SELECT "preferredName" FROM participant WHERE "preferredName" IS NOT NULL UNION SELECT "familyName" FROM participant UNION SELECT "dateOfBirth"::text FROM participant`,
    );
    const namesIn = (text: string) => known.filter(({ name }) => text.includes(`"${name}"`));
    expect(known.length).toBeGreaterThan(100);
    expect(namesIn(said)).toEqual([]);
    expect(namesIn(JSON.stringify([...extract.rows, known.map(({ name }) => name)]))).toHaveLength(known.length); // sabotaged
    expect(said).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  it('says of which windows records do not reach the end', async () => {
    const far = { name: 'far', fact: 'arrest', from: 0, to: 3_653 };
    const near = { name: 'near', fact: 'arrest', from: -3_653, to: 0 };
    const { rows } = await drawn({ by: [], outcomes: [far, near] });
    expect([...new Set(rows.map((row: string[]) => `${row[4]} ${row[7]}`))]).toEqual(['NO YES']);
  });

  it('names the same people alike in one study, and otherwise in another', async () => {
    const [one, again, other] = [await drawn(), await drawn(), await drawn({ study: 'recidivism-2' })];
    expect(people(again.rows)).toEqual(people(one.rows));
    expect(people(other.rows).filter((person) => people(one.rows).includes(person))).toEqual([]);
    expect(people(one.rows)).toEqual([...people(one.rows)].sort());
  });

  it('comes with what the law obliges its reader to', async () => {
    const { obligations, notes } = await drawn();
    expect(obligations).toEqual(expect.arrayContaining(['MINIMUM', 'USE_LIMIT']));
    const encounters = { name: 'a', fact: 'care-encounter', from: 0, to: 30 };
    const health = await drawn({ outcomes: [encounters] });
    expect(health.obligations).toEqual(expect.arrayContaining(['DELETE_AFTER', 'AOD']));
    expect(health.notes.length).toBeGreaterThanOrEqual(notes.length);
  });

  it('is signed over all that it says', async () => {
    const { record, ...extract } = await drawn();
    const key = createPublicKey(graph.configs.policy!.ledgerKey);
    expect(
      verify(
        null,
        Buffer.from(`lead-graph release\n${record.statement}\n`),
        key,
        Buffer.from(record.signature, 'base64'),
      ),
    ).toBe(true);
    expect(JSON.parse(record.statement)).toMatchObject({ id: extract.id, sha256: hashOf(extract) });
    extract.rows[0][4] = '99';
    expect(JSON.parse(record.statement).sha256).not.toBe(hashOf(extract));
  });
});

/** What owners hold in the window, asked of them by name. */
async function held(owner: string, query: string): Promise<number> {
  const indexed = await core(
    `SELECT ref, min(("madeAt" AT TIME ZONE 'America/Los_Angeles')::date)::text AS day FROM referral r
     JOIN reference p USING ("participantId") WHERE p.agency = $1 AND "madeAt" >= '2018-01-01' GROUP BY 1`,
    [owner],
  );
  const [{ count }] = await sql(owner, query, [
    indexed.map(({ ref }: { ref: string }) => ref),
    indexed.map(({ day }: { day: string }) => day),
  ]);
  return Number(count);
}

const INDEXED = 'unnest($1::uuid[], $2::date[]) AS i(ref, day)';
const ARRESTS = `SELECT count(*) FROM ${INDEXED} JOIN arrest a ON a."personRef" = i.ref
  WHERE (a."arrestedAt" AT TIME ZONE 'America/Los_Angeles')::date - i.day BETWEEN 1 AND 730`;
const STAYS = `SELECT count(*) FROM ${INDEXED} JOIN housing_enrolment s ON s."personRef" = i.ref
  WHERE s."servicedOn" - i.day BETWEEN -365 AND 365`;

describe('what is on record of an extract', () => {
  const NOTICES = `query ($id: ID!) { participant(id: $id) { studyExtracts { words study organization agreements categories criteria } } }`;
  const told = async (as: string, purpose: string) => {
    const { body } = await graph.ask(as, purpose, NOTICES, { id: ROSA });
    return body.data.participant.studyExtracts;
  };

  it('is told to each participant who may have a row, and to nobody else', async () => {
    await drawn({ study: 'told' });
    const [newest] = await told('rosa-quinn', 'PATRQT');
    expect(newest).toMatchObject({ study: 'told', organization: 'uw', agreements: [research, records] });
    expect(newest.categories).toEqual(expect.arrayContaining(['PROG', 'IDENT', 'LE_CONTACT', 'HMIS']));
    expect(newest.words).toMatch(/not known to the program/);
    expect(JSON.parse(newest.criteria).outcomes).toHaveLength(2);
    expect(await told('case-manager-ito', 'DIVOPS')).toBeNull();
  });

  it('is of the one that an operation draws; another is not drawn', async () => {
    const of = (study: string) => ({ ...WHOLE(), study });
    const both = `mutation ($one: StudyExtractInput!, $other: StudyExtractInput!) {
      one: extractForStudy(extract: $one) { id rows } other: extractForStudy(extract: $other) { id rows } }`;
    const { body } = await graph.ask('evaluator-chen', 'HRESCH', both, { one: of('first'), other: of('second') });
    expect(body.data.other).toBeNull();
    expect(body.errors).toMatchObject([{ path: ['other'], extensions: { code: 'BAD_USER_INPUT' } }]);
    const [newest, before] = await told('rosa-quinn', 'PATRQT');
    expect([newest.study, before.study]).toEqual(['first', 'told']);
  });

  it('is what each owner was asked for, and of nobody', async () => {
    const before = await marks('housing');
    await drawn();
    const [mark] = (await marks('housing')).slice(before.length);
    expect(mark).toMatchObject({ kind: 'EXTRACTED', extract: { agreements: [research, records] } });
    expect(mark.extract.facts).toContain('living-situation');
    expect((await marks('policy')).at(-1).extract).toMatchObject({ study: 'recidivism-1', sha256: expect.any(String) });
  });
});

describe('somebody who said no to the organization', () => {
  it('has no row, and is not told of one', async () => {
    const { rows } = await drawn();
    const before = await extracts();
    expect(before).toContain(ROSA);
    const count = async () =>
      (await core(`SELECT FROM ledger.entry WHERE category = 'EXTRACT' AND subject = $1`, [ROSA])).length;
    const toldBefore = await count();
    const restrict =
      'mutation ($input: RecordRestrictionInput!) { recordRestriction(input: $input) { restrictionId } }';
    const input = { participantId: ROSA, kind: 'AGREED', attested: true, holders: ['reach'], recipients: ['uw'] };
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', restrict, { input });
    const without = await drawn();
    await core('DELETE FROM restriction');
    expect(body.errors).toBeUndefined();
    expect(without.rows).toHaveLength(rows.length - 1);
    expect(await count()).toBe(toldBefore);
  });
});

const STAYS_AFTER = { name: 'stays', fact: 'housing-enrolment', from: 0, to: 1 };

describe('no row leaves', () => {
  const refused = async (change: object, as?: string, purpose?: string) => {
    const before = (await core(`SELECT FROM ledger.entry WHERE category = 'EXTRACT'`)).length;
    const { body } = await ask({ ...WHOLE(), ...change }, as, purpose);
    const after = (await core(`SELECT FROM ledger.entry WHERE category = 'EXTRACT'`)).length;
    expect([body.data?.extractForStudy ?? null, after]).toEqual([null, before]);
    const { message, extensions } = body.errors![0]!;
    return [extensions.code, message];
  };

  it('without an agreement, or under one that ended, is of another organization, or does not reach what is asked', async () => {
    expect(await refused({ agreements: [] })).toEqual(['BAD_USER_INPUT', expect.stringContaining('give its id')]);
    const lacking = /neither law nor these agreements let rows with \w+ of `[\w-]+` leave/;
    for (const agreements of [
      [await agreed('RESEARCH', 'uw', '-1 day')],
      [await agreed('RESEARCH', 'pcg')],
      [research],
    ])
      expect(await refused({ agreements })).toEqual(['FORBIDDEN', expect.stringMatching(lacking)]);
  });

  it('under one more that ended, is of another organization, or is none, which each would be told of', async () => {
    for (const other of [await agreed('RESEARCH', 'uw', '-1 day'), await agreed('AUDIT', 'pcg'), NOBODYS])
      expect(await refused({ agreements: [research, records, other] })).toEqual([
        'BAD_USER_INPUT',
        expect.stringContaining('each has to be of your organization and in force'),
      ]);
    expect(await refused({ agreements: [research, records, research] })).toEqual([
      'BAD_USER_INPUT',
      expect.stringContaining('each once'),
    ]);
  });

  it('under what is no id, which no owner writes down', async () => {
    const before = (await marks('housing')).length;
    const [code, message] = await refused({ agreements: [research, records, 'Rosa Quinn'] });
    expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringContaining('`agreements[2]`')]);
    expect(await marks('housing')).toHaveLength(before);
  });

  it('for policy staff, who count the same people', async () => {
    const { body } = await graph.ask(
      'analyst-penn',
      'HRESCH',
      'query ($q: PolicyQuestionInput!) { policyTable(question: $q) { id } }',
      {
        q: { index: REFERRED, count: { kind: 'PEOPLE' } },
      },
    );
    expect(body.errors).toBeUndefined();
    const agreements = [await agreed('RESEARCH', 'pcg')];
    expect((await refused({ agreements }, 'analyst-penn'))[0]).toBe('FORBIDDEN');
    expect((await refused({ agreements }, 'case-manager-ito', 'DIVOPS'))[0]).toBe('FORBIDDEN');
  });

  it('for an audit, of which the law does not ask participants and wants another account', async () => {
    const agreements = [await agreed('EVALUATION', 'pcg')];
    const plain = { agreements, by: [], outcomes: [{ name: 'a', fact: 'hand-off', from: 0, to: 30 }] };
    expect(await refused(plain, 'analyst-penn', 'AUDIT')).toEqual([
      'FORBIDDEN',
      expect.stringContaining('for research alone'),
    ]);
  });

  it('about fewer people than the law lets be told together', async () => {
    const few = /fewer than 50 people/;
    const [code, message] = await refused({ index: { ...REFERRED, to: '2024-12-31' } });
    expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringMatching(few)]);
  });

  it.each<[string, object, RegExp]>([
    ['study', { study: 'a b' }, /letters, digits/],
    ['outcomes[0].fact', { outcomes: [{ name: 'a', fact: 'arests', from: 0, to: 1 }] }, /perhaps `arrest/],
    ['outcomes[0].to', { outcomes: [{ name: 'a', fact: 'arrest', from: 3, to: 1 }] }, /ends before it begins/],
    ['outcomes[1].name', { outcomes: [STAYS_AFTER, STAYS_AFTER] }, /there twice/],
    ['outcomes[0].name', { outcomes: [{ ...STAYS_AFTER, name: '=1+1' }] }, /letters, digits/],
    [
      'outcomes',
      { outcomes: Array.from({ length: 13 }, (_, at) => ({ ...STAYS_AFTER, name: `${at}` })) },
      /at most 12/,
    ],
    ['by', { by: Array.from({ length: 9 }, (_, at) => ({ dimension: 'housing-status', at })) }, /at most 8/],
    ['index.from', { index: { ...REFERRED, from: '2018-01-02' } }, /first day of a quarter/],
    ['index.to', { index: { ...REFERRED, to: '2026-12-30' } }, /last day of a quarter/],
    ['index.fact', { index: { ...REFERRED, fact: 'person', from: '1985-01-01', to: '1995-12-31' } }, /from birth/],
    ['by[0].dimension', { by: [{ dimension: 'age' }] }, /perhaps/],
  ])('for a wrong %s, which is named', async (part, change, said) => {
    const [code, message] = await refused(change);
    expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringContaining(part)]);
    expect(message).toMatch(said);
  });

  it('of an owner that did not agree to it', async () => {
    const agreements = graph.configs.housing!.studyExtracts as string[];
    agreements.splice(0, 1, research);
    try {
      expect(await refused({})).toEqual([
        'FORBIDDEN',
        expect.stringContaining('`housing`: this owner lets no row leave'),
      ]);
    } finally {
      agreements.splice(0, 1, '*');
    }
  });

  it('where an owner cannot be asked', async () => {
    const count = jest.spyOn(graph.subgraphs.housing!, 'count').mockRejectedValue(new Error('down'));
    expect((await refused({}))[0]).toBe('SUBGRAPH_UNAVAILABLE');
    count.mockRestore();
  });

  it('later than a decision may be relied on; a table that tells of nobody takes its time', async () => {
    const { count } = graph.subgraphs.housing!;
    const slow = jest.spyOn(graph.subgraphs.housing!, 'count').mockImplementation(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      return count(request);
    });
    const question = { index: REFERRED, count: { kind: 'PEOPLE' }, by: [{ dimension: 'housing-status' }] };
    const [late, table] = await Promise.all([
      ask(WHOLE()),
      graph.ask('analyst-penn', 'HRESCH', 'query ($q: PolicyQuestionInput!) { policyTable(question: $q) { id } }', {
        q: question,
      }),
    ]);
    slow.mockRestore();
    expect(late.body.data?.extractForStudy ?? null).toBeNull();
    expect(late.body.errors).toHaveLength(1);
    expect(table.body.data.policyTable.id).toBeDefined();
  });

  it('that could not be put on record', async () => {
    const administrator = await graph.administrator('participants');
    await administrator.query('REVOKE INSERT ON ledger.entry FROM participants');
    try {
      expect((await refused({}))[0]).toBe('NOT_RECORDED');
    } finally {
      await administrator.query('GRANT INSERT ON ledger.entry TO participants');
      await administrator.end();
    }
  });
});
