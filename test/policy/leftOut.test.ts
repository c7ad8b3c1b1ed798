import { Purpose } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';
import { type Asking, BY_HOUSING, countedInGraph, REFERRALS } from './counter/countedInGraph';

let graph: TestGraph;
let everybody: number;

const sql = (text: string, values: unknown[] = []) => graph.subgraphs.participants!.db.query(text, values);
const counted = (asking: Asking = {}) => countedInGraph(graph, asking);

beforeAll(async () => {
  graph = await openTestGraph();
  everybody = await counted();
}, 120_000);
afterAll(() => graph?.stop());
afterEach(async () => {
  await sql('DELETE FROM restriction');
  await sql(`DELETE FROM provision WHERE "consentId" IN (SELECT id FROM consent WHERE "recordedBy" = 'left-out')`);
  await sql(`DELETE FROM consent WHERE "recordedBy" = 'left-out'`);
  await sql(`UPDATE partner_organization SET "succeededBy" = NULL WHERE "succeededBy" IN ('pcg', 'ets')`);
  await sql(`DELETE FROM agreement WHERE organization = 'pcg'`);
  await sql('DELETE FROM staff_departure');
});

async function mutated(as: string, mutation: string, variables: object): Promise<any> {
  const { body } = await graph.ask(as, 'DIVOPS', mutation, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const RESTRICT = 'mutation ($input: RecordRestrictionInput!) { recordRestriction(input: $input) { restrictionId } }';
const UNRESTRICT = 'mutation ($id: ID!) { endRestriction(id: $id) { endedAt } }';

async function restrict(limit: object): Promise<string> {
  const input = { participantId: ROSA, kind: 'AGREED', attested: true, holders: ['reach'], ...limit };
  const { recordRestriction } = await mutated('case-manager-ito', RESTRICT, { input });
  return recordRestriction.restrictionId;
}

const HOLDS = `now() - interval '1 day'`;

/** Rosa's no to somebody, from an instant on. */
async function deny(
  recipient: string,
  { startsAt = HOLDS, purpose = 'HRESCH', category = 'PROG' } = {},
): Promise<string> {
  const [{ id }] = await sql(
    `INSERT INTO consent ("participantId", type, status, disclosers, "signedAt", "startsAt", expiry, "recordedBy")
     VALUES ($1, 'ROI_MULTIPARTY', 'ACTIVE', '{reach}', now(), ${startsAt}, 'NONE', 'left-out') RETURNING id`,
    [ROSA],
  );
  await sql(
    `INSERT INTO provision ("consentId", effect, recipients, categories, purposes) VALUES ($1, 'DENY', $2, $3, $4)`,
    [id, [recipient], [category], [purpose]],
  );
  return id;
}

describe('somebody with a limit', () => {
  it('is counted until it is on file, not at the next question, and again when it has ended', async () => {
    expect(everybody).toBeGreaterThan(20);
    expect(await counted()).toBe(everybody);
    const id = await restrict({ recipients: ['pcg'] });
    expect(await counted()).toBe(everybody - 1);
    await mutated('case-manager-ito', UNRESTRICT, { id });
    expect(await counted()).toBe(everybody);
  });

  it.each<[string, object, number, number]>([
    ['for anybody', {}, 1, 1],
    ['of records of housing', { categories: ['HMIS'], holders: ['kcha'] }, 0, 1],
    ['for somebody else', { recipients: ['uw'] }, 0, 0],
    ['for another purpose', { purposes: ['TREAT'] }, 0, 0],
  ])('%s is left out where it touches what is asked', async (_, limit, ofReferrals, byHousing) => {
    await restrict(limit);
    expect(await counted({ question: REFERRALS })).toBe(everybody - ofReferrals);
    expect(await counted({ question: BY_HOUSING })).toBe(everybody - byHousing);
  });
});

describe('somebody who said no', () => {
  it.each([['pcg'], ['class:anyone']])(
    'to %s is left out, and counted again after the form ends',
    async (recipient) => {
      const id = await deny(recipient);
      expect(await counted()).toBe(everybody - 1);
      await sql(`UPDATE consent SET expiry = 'AT', "endsAt" = now() WHERE id = $1`, [id]);
      expect(await counted()).toBe(everybody);
    },
  );

  it('to somebody else, or for another purpose, is counted', async () => {
    await deny('uw');
    await deny('pcg', { purpose: 'TREAT' });
    expect(await counted()).toBe(everybody);
  });

  it('to whom the requester has succeeded is left out', async () => {
    await deny('ets');
    expect(await counted()).toBe(everybody);
    await sql(`UPDATE partner_organization SET "succeededBy" = 'pcg' WHERE code = 'ets'`);
    expect(await counted()).toBe(everybody - 1);
    await sql(`UPDATE partner_organization SET "succeededBy" = 'ets' WHERE code = 'sca'`);
    await sql(`UPDATE provision SET recipients = '{sca}' WHERE recipients = '{ets}'`);
    expect(await counted()).toBe(everybody - 1);
  });

  it('from an instant on is counted until then', async () => {
    await deny('pcg', { startsAt: `clock_timestamp() + interval '3 seconds'` });
    expect(await counted()).toBe(everybody);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(await counted()).toBe(everybody - 1);
  });
});

describe('with what the core read for the first question kept', () => {
  it('whoever said no since is still counted (sabotaged)', async () => {
    const { db } = graph.subgraphs.participants!;
    const query = db.query.bind(db);
    const kept = new Map<string, unknown>();
    const keeping = jest.spyOn(db, 'query').mockImplementation(async (text, values) => {
      if (!/provision/.test(text)) return query(text, values);
      const key = JSON.stringify([text, values]);
      if (!kept.has(key)) kept.set(key, await query(text, values));
      return kept.get(key);
    });
    try {
      expect(await counted()).toBe(everybody);
      await query(
        `INSERT INTO restriction ("participantId", kind, holders, "recordedBy") VALUES ($1, 'AGREED', '{reach}', 'x')`,
        [ROSA],
      );
      expect(await counted()).toBe(everybody);
    } finally {
      keeping.mockRestore();
    }
    expect(await counted()).toBe(everybody - 1);
  });
});

describe('an audit', () => {
  const AUDIT = { purpose: Purpose.AUDIT };
  const agreed = async (change: object = {}): Promise<string> => {
    const row = { type: 'EVALUATION', organization: 'pcg', sources: null, from: '-1 day', to: '1 day', ...change };
    const [{ id }] = await sql(
      `INSERT INTO agreement (type, organization, sources, "startsAt", "endsAt")
       VALUES ($1, $2, $3, now() + $4::interval, now() + $5::interval) RETURNING id`,
      Object.values(row),
    );
    return id;
  };

  it('counts under an agreement in force, named by its id, and under no other', async () => {
    const agreement = await agreed();
    expect(await counted({ ...AUDIT, agreements: [agreement] })).toBe(everybody);
    await expect(counted(AUDIT)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    const [{ id: ofOthers }] = await sql(`SELECT id FROM agreement WHERE organization = 'uw' AND type = 'EVALUATION'`);
    for (const other of [ofOthers, '00000000-0000-4000-8000-000000000000', "' OR true --"])
      expect([other, await counted({ ...AUDIT, agreements: [other] })]).toEqual([other, 0]);
  });

  it.each<[string, object]>([
    ['is another kind of agreement', { type: 'QSOA' }],
    ['ended', { to: '-1 second' }],
    ['has not begun', { from: '1 hour' }],
    ['is about records of others', { sources: ['kcha'] }],
  ])('counts nobody where it %s', async (_, change) => {
    expect(await counted({ ...AUDIT, agreements: [await agreed(change)] })).toBe(0);
  });

  it('counts nobody after its agreement was ended, though another is in force', async () => {
    const [agreement, other] = [await agreed(), await agreed()];
    expect(await counted({ ...AUDIT, agreements: [agreement] })).toBe(everybody);
    await mutated('administrator-kaur', 'mutation ($id: ID!) { endAgreement(id: $id) { endedAt } }', { id: agreement });
    expect(await counted({ ...AUDIT, agreements: [agreement] })).toBe(0);
    expect(await counted({ ...AUDIT, agreements: [other] })).toBe(everybody);
  });

  it('counts no record of housing under an agreement of evaluation alone', async () => {
    expect(await counted({ ...AUDIT, agreements: [await agreed()], question: BY_HOUSING })).toBe(0);
  });
});

describe('an analyst who has left', () => {
  it('counts nobody from then on', async () => {
    expect(await counted()).toBe(everybody);
    const account = await accountOf('analyst-penn');
    const LEFT = 'mutation ($account: String!) { recordDeparture(account: $account) { leftAt } }';
    await mutated('administrator-kaur', LEFT, { account });
    expect(await counted()).toBe(0);
  });

  const accountOf = async (as: string): Promise<string> => {
    const [, claims] = (await graph.tokenFor(as)).split('.');
    return JSON.parse(Buffer.from(claims!, 'base64url').toString()).sub;
  };
});
