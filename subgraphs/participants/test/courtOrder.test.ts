import type { TestSubgraph } from '@lead-graph/kit/testing';
import { DataCategory, Purpose } from '@lead-graph/schema';
import { lacksOf } from '../src/bases/orderLacks';
import { SAM, THEO } from '../src/seed/people';
import { ORGANIZATIONS } from '../src/seed/program';
import { openCore, openCoreWithout } from './build';
import { codeOf, takesALease } from './acts';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
});
afterAll(() => core?.close());

const order = (change: object = {}) => ({
  participantId: THEO,
  type: 'PART2_2_64',
  court: 'King County Superior Court',
  causeNumber: '26-1-00001-1',
  recipients: ['kcdpd'],
  purposes: ['HLEGAL'],
  categories: ['SUD_P2'],
  mandate: true,
  ...change,
});

const RECORD =
  'mutation ($input: RecordCourtOrderInput!) { recordCourtOrder(input: $input) { orderId opens missing } }';
const record = (input: object, as = 'administrator-kaur', of = core) => of.ask(RECORD, { as, variables: { input } });
const recorded = async (change: object = {}, of = core) =>
  (await record(order(change), undefined, of)).data.recordCourtOrder;
const vacate = (id: string, of = core) =>
  of.ask('mutation ($id: ID!) { vacateCourtOrder(id: $id) { basisId endedAt } }', {
    as: 'administrator-kaur',
    variables: { id },
  });
const counselSees = async (id: string, of = core) => {
  const query = 'query ($id: ID!) { participant(id: $id) { id access { category permitted } } }';
  const { data } = await of.ask(query, { as: 'defender-nwosu', purpose: 'HLEGAL', variables: { id } });
  const permitted = data.participant?.access.filter(({ permitted }: any) => permitted) ?? null;
  return permitted?.map(({ category }: any) => category) ?? null;
};

describe('a court order', () => {
  it('opens what it names to whom it names, until it is vacated', async () => {
    expect(await counselSees(THEO)).toBeNull();
    const { orderId, opens, missing } = await recorded();
    expect({ opens, missing }).toEqual({ opens: true, missing: [] });
    expect(await counselSees(THEO)).toEqual(expect.arrayContaining(['SUD_P2', 'PROG']));
    const first = await takesALease(() => vacate(orderId));
    expect(first.data.vacateCourtOrder).toEqual({ basisId: orderId, endedAt: expect.any(String) });
    expect(await counselSees(THEO)).toBeNull();
    const again = await takesALease(() => vacate(orderId));
    expect(again.data).toEqual(first.data);
  });

  it('would be taken for vacated too early without the wait (sabotaged)', async () => {
    const hasty = await openCoreWithout('../src/bases/leasesEnd', { leasesEnd: () => Promise.resolve() });
    try {
      const { orderId } = await recorded({}, hasty);
      await expect(takesALease(() => vacate(orderId, hasty))).rejects.toThrow();
    } finally {
      await hasty.close();
    }
  });

  it('with a later end ends now when it is vacated, and one that has not begun never begins', async () => {
    const { orderId } = await recorded({ endsAt: '2099-01-01T00:00:00Z' });
    const later = await recorded({ startsAt: '2098-01-01T00:00:00Z' });
    const [{ data }] = await Promise.all([vacate(orderId), vacate(later.orderId)]);
    expect(new Date(data.vacateCourtOrder.endedAt).getTime()).toBeLessThanOrEqual(Date.now());
    const [row] = await core.db.query(
      `SELECT "endsAt" - "startsAt" < interval '1 ms' AS never FROM court_order WHERE id = $1`,
      [later.orderId],
    );
    expect(row.never).toBe(true);
  });

  it.each([
    ['a recipient that is no partner', { recipients: ['nobody'] }],
    ['a source that is no partner', { sources: ['nobody'] }],
    ['a purpose that no order serves', { purposes: ['DIVOPS'] }],
    ['no category', { categories: [] }],
    ['no recipient', { recipients: [] }],
    ['dates the wrong way round', { dates: [{ from: '2026-02-02', until: '2026-02-01' }] }],
    ['an end before its beginning', { startsAt: '2026-02-02T00:00:00Z', endsAt: '2026-02-02T00:00:00Z' }],
    ['no court', { court: '' }],
    ['an end that is past, and no beginning', { startsAt: null, endsAt: '2026-01-01T00:00:00Z' }],
  ])('is refused with %s', async (_, change) => {
    expect(codeOf(await record(order(change)))).toBe('BAD_USER_INPUT');
  });

  it('is put on file by administrators alone, for participants alone', async () => {
    for (const as of ['case-manager-ito', 'officer-reyes', 'clerk-hart'])
      expect(codeOf(await record(order(), as))).toBe('FORBIDDEN');
    expect(codeOf(await record(order({ participantId: UNKNOWN })))).toBe('NOT_FOUND');
    expect(codeOf(await vacate(UNKNOWN))).toBe('NOT_FOUND');
  });

  it('limited to three dates keeps them', async () => {
    const dates = ['2026-05-01', '2026-05-08', '2026-05-15'].map((day) => ({ from: day, until: day }));
    const { orderId } = await recorded({ dates, participantId: SAM });
    const [row] = await core.db.query('SELECT dates, "recordedBy" FROM court_order WHERE id = $1', [orderId]);
    expect(row).toEqual({ dates, recordedBy: 'administrator-kaur' });
  });
});

describe('a paper that is not enough', () => {
  it('is taken, opens nothing, and says what is missing by which paragraph', async () => {
    const subpoena = await recorded({ type: 'SUBPOENA', mandate: false, causeNumber: 'first' });
    const bare = await recorded({ mandate: false, causeNumber: 'second' });
    const notes = await recorded({ categories: ['SUD_CN'] });
    expect([subpoena, bare, notes].map(({ opens }) => opens)).toEqual([false, false, false]);
    expect(subpoena.missing).toEqual([expect.stringContaining('2.61')]);
    expect(bare.missing).toEqual([expect.stringContaining('mandate')]);
    expect(notes.missing).toEqual([expect.stringContaining('2.63')]);
    expect(await counselSees(THEO)).toBeNull();
  });

  it('waits for counsel, oldest first, until it is seen to', async () => {
    const queue = async (as = 'administrator-kaur') => core.ask('{ counselQueue { id causeNumber missing } }', { as });
    const { data } = await queue();
    expect(data.counselQueue.map(({ causeNumber }: any) => causeNumber)).toEqual(['first', 'second']);
    expect(data.counselQueue[0].missing).toEqual([expect.stringContaining('subpoena alone')]);
    await Promise.all(data.counselQueue.map(({ id }: any) => vacate(id)));
    expect((await queue()).data.counselQueue).toEqual([]);
    expect(codeOf(await queue('case-manager-ito'))).toBe('FORBIDDEN');
  });
});

describe('what a receipt says', () => {
  const partners = new Map(ORGANIZATIONS.map((partner) => [partner.code, partner]));
  const said = (type: string, code: string, change: object = {}) =>
    lacksOf(
      {
        type: type as never,
        mandate: true,
        confidentialCommunications: false,
        recipients: [code],
        purposes: [Purpose.HLEGAL],
        categories: [DataCategory.SUD_P2],
        ...change,
      },
      partners,
    );

  it.each([
    ['an order of the wrong kind for police', 'PART2_2_64', 'spd', '2.65'],
    ['an order of no kind for treatment records', 'GENERAL', 'kcdpd', '2.64 or 2.65'],
    ['a subpoena, mandate or not', 'SUBPOENA', 'kcsc', '2.61'],
  ])('names what %s lacks', (_, type, code, paragraph) => {
    expect(said(type, code)).toEqual({ opens: false, missing: [expect.stringContaining(paragraph)] });
  });

  it('is open where one of several recipients may read', () => {
    const { opens, missing } = said('PART2_2_64', 'spd', { recipients: ['spd', 'kcdpd'] });
    expect(opens).toBe(true);
    expect(missing).toEqual([expect.stringContaining('2.65')]);
  });

  it('does not promise what the law opens by no order', () => {
    expect(said('GENERAL', 'kcha', { categories: [DataCategory.PD_PRIV] })).toEqual({
      opens: false,
      missing: expect.arrayContaining([expect.stringContaining('by no order')]),
    });
  });
});
