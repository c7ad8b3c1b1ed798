import type { TestSubgraph } from '@lead-graph/kit/testing';
import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import { ROSA, SAM } from '../src/seed/people';
import { openCore, openCoreWithout } from './build';
import { Workflow } from './workflow';

const WAIT = LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const MUTATION = `mutation ($id: ID!, $lines: [ID!], $recipients: [String!], $categories: [DataCategory!]) {
  withdrawFromConsent(id: $id, lines: $lines, recipients: $recipients, categories: $categories) { consentId withdrawnAt } }`;
const PROGRAM = { categories: ['PROG'], purposes: ['DIVOPS'] };

let core: TestSubgraph;
let workflow: Workflow;
beforeAll(async () => {
  core = await openCore();
  workflow = new Workflow(core);
});
afterAll(() => core?.close());

const withdraw = (id: string, parts: object, as = 'sam-rivera', from = core) =>
  from.ask(MUTATION, { as, purpose: as === 'sam-rivera' ? 'PATRQT' : 'DIVOPS', variables: { id, ...parts } });

/** A consent that Sam signs, to both police agencies unless it is said otherwise. */
async function released(lines: object[] = [{ recipients: ['spd', 'kcso'], ...PROGRAM }]): Promise<string> {
  const input = {
    participantId: SAM,
    type: 'ROI_MULTIPARTY',
    disclosers: ['pda', 'reach'],
    lines,
    statements: ['REVOCATION'],
    expiry: 'AT',
    endsAt: '2031-10-01T00:00:00Z',
    signedAt: '2026-10-03T00:00:00Z',
  };
  const { data, errors } = await workflow.call('recordConsent', input, 'sam-rivera', 'PATRQT');
  expect(errors).toBeUndefined();
  return data.recordConsent.consentId;
}

async function seenBy(as: string, consentId: string): Promise<any> {
  const query = `query ($id: ID!) { participant(id: $id) { consents {
    id lines { id effect recipients categories withdrawn { at recipients categories } } } } }`;
  const purpose = as === 'sam-rivera' ? 'PATRQT' : 'DIVOPS';
  const { data, errors } = await core.ask(query, { as, purpose, variables: { id: SAM } });
  expect(errors).toBeUndefined();
  return data.participant.consents.find(({ id }: any) => id === consentId);
}

/** Nothing else opens the program's status to either police agency. */
async function alone(): Promise<void> {
  await core.db.query('UPDATE consent SET "revokedAt" = now() WHERE "participantId" = $1', [SAM]);
}

describe('a part of a consent that is taken back', () => {
  it('no longer reaches the one it was taken from, and reaches the others still', async () => {
    await alone();
    const id = await released();
    expect(await workflow.sees(SAM, 'deputy-hale')).not.toBeNull();
    const started = performance.now();
    const { data } = await withdraw(id, { recipients: ['kcso'] });
    expect(performance.now() - started).toBeGreaterThanOrEqual(WAIT);
    expect(data.withdrawFromConsent).toEqual({ consentId: id, withdrawnAt: expect.any(String) });
    expect(await workflow.sees(SAM, 'deputy-hale')).toBeNull();
    expect(await workflow.sees(SAM, 'officer-reyes')).not.toBeNull();
  });

  it('is acknowledged as late when it is said again, and says the same', async () => {
    const id = await released();
    const parts = { recipients: ['kcso', 'spd'], categories: ['PROG'] };
    const first = await withdraw(id, parts);
    const started = performance.now();
    const again = await withdraw(id, { ...parts, recipients: ['spd', 'kcso'] });
    expect(performance.now() - started).toBeGreaterThanOrEqual(WAIT);
    expect(again.data).toEqual(first.data);
  });

  it('would be acknowledged too early without the wait (sabotaged)', async () => {
    const hasty = await openCoreWithout('../src/bases/leasesEnd', { leasesEnd: () => Promise.resolve() });
    try {
      const [{ id }] = await hasty.db.query('SELECT id FROM consent WHERE "participantId" = $1 LIMIT 1', [SAM]);
      const started = performance.now();
      const { errors } = await withdraw(id, { categories: ['PROG'] }, 'sam-rivera', hasty);
      expect(errors).toBeUndefined();
      expect(performance.now() - started).toBeLessThan(WAIT);
    } finally {
      await hasty.close();
    }
  });

  it('may be one line, and is shown to the participant where it was', async () => {
    await alone();
    const id = await released([
      { recipients: ['spd'], ...PROGRAM },
      { recipients: ['kcso'], ...PROGRAM },
    ]);
    const { lines } = await seenBy('sam-rivera', id);
    const toSheriff = lines.find(({ recipients }: any) => recipients.includes('kcso'));
    await withdraw(id, { lines: [toSheriff.id] });
    expect(await workflow.sees(SAM, 'deputy-hale')).toBeNull();
    expect(await workflow.sees(SAM, 'officer-reyes')).not.toBeNull();
    const after = (await seenBy('sam-rivera', id)).lines;
    expect(after.find((line: any) => line.id === toSheriff.id).withdrawn).toEqual([
      { at: expect.any(String), recipients: null, categories: null },
    ]);
    expect(after.find((line: any) => line.id !== toSheriff.id).withdrawn).toEqual([]);
  });

  it('of some categories leaves the others', async () => {
    await alone();
    const id = await released([{ recipients: ['spd'], categories: ['PROG', 'IDENT'], purposes: ['DIVOPS'] }]);
    await withdraw(id, { categories: ['IDENT'] });
    const query = 'query ($id: ID!) { participant(id: $id) { status preferredName } }';
    const { data } = await core.ask(query, { as: 'officer-reyes', variables: { id: SAM } });
    expect(data.participant).toEqual({ status: expect.any(String), preferredName: null });
  });

  it.each<[string, object, string]>([
    ['nothing in particular', {}, 'lines'],
    ['a recipient nobody knows', { recipients: ['landlord'] }, 'recipients'],
    ['a class instead of its line', { recipients: ['class:treating-providers'] }, 'recipients'],
    ['a line of another consent', { lines: [UNKNOWN] }, 'lines'],
  ])('is not %s', async (_, parts, argument) => {
    const { errors } = await withdraw(await released(), parts);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('is no line that denies: that is lifted by a new consent', async () => {
    const id = await released([{ effect: 'DENY', recipients: ['kcha'], ...PROGRAM }]);
    const { lines } = await seenBy('sam-rivera', id);
    expect((await withdraw(id, { lines: [lines[0].id] })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it("of somebody else's consent is like one of none", async () => {
    const [{ id }] = await core.db.query('SELECT id FROM consent WHERE "participantId" = $1 LIMIT 1', [ROSA]);
    const refused = async (each: string, as: string) => (await withdraw(each, { categories: ['PROG'] }, as)).errors;
    for (const as of ['sam-rivera', 'case-manager-bell']) {
      expect((await refused(id, as))?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(await refused(id, as)).toEqual(await refused(UNKNOWN, as));
    }
  });
});
