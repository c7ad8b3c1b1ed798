import type { TestSubgraph } from '@lead-graph/kit/testing';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { ROSA, THEO } from '../src/seed/people';
import { codeOf, takesALease } from './acts';
import { openCore, openCoreWithout } from './build';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const ADMINISTRATOR = { as: 'administrator-kaur' } as const;

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
});
afterAll(() => core?.close());

type Asker = { as: string; purpose?: 'AUDIT' | 'DIVOPS' };
const act = (query: string, variables: object, asker: Asker = ADMINISTRATOR, of = core) =>
  of.ask(query, { ...asker, variables: variables as Record<string, unknown> });
const sees = async (id: string, asker: Asker, of = core) => {
  const { data } = await act('query ($id: ID!) { participant(id: $id) { id } }', { id }, asker, of);
  return data.participant;
};

describe('an account that left', () => {
  const DEPART = 'mutation ($account: String!) { recordDeparture(account: $account) { account leftAt } }';
  const depart = (account: string, asker: Asker = ADMINISTRATOR, of = core) => act(DEPART, { account }, asker, of);

  it('reads no participant and is let in by no field, whatever its token says', async () => {
    const [manager, officer] = [{ as: 'case-manager-ito' }, { as: 'officer-reyes' }];
    expect(await sees(ROSA, manager)).not.toBeNull();
    const first = await takesALease(() => depart('case-manager-ito'));
    expect(first.data.recordDeparture).toEqual({ account: 'case-manager-ito', leftAt: expect.any(String) });
    expect((await takesALease(() => depart('case-manager-ito'))).data).toEqual(first.data);
    expect(await sees(ROSA, manager)).toBeNull();
    const { data } = await act('{ caseload { nodes { id } pageInfo { hasNextPage endCursor } } }', {}, manager);
    expect(data.caseload).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    expect(codeOf(await act('{ agreements { id } }', {}, manager))).toBe('FORBIDDEN');
    expect(await sees(ROSA, officer)).not.toBeNull();
  });

  it('is recorded by administrators alone, and is no participant', async () => {
    expect(codeOf(await depart('officer-reyes', { as: 'supervisor-lund' }))).toBe('FORBIDDEN');
    expect(codeOf(await depart('rosa-quinn'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await depart(' '))).toBe('BAD_USER_INPUT');
  });

  it('of an administrator revokes nothing any more', async () => {
    await core.db.query(`INSERT INTO staff_departure (account, "recordedBy") VALUES ('left', 'x')`);
    const left = { sub: 'left', role: 'PROGRAM_ADMINISTRATOR', organization: 'pda' } as never;
    const [consent] = await core.db.query('SELECT id FROM consent LIMIT 1');
    const revoked = await act('mutation ($id: ID!) { revokeConsent(id: $id) { consentId } }', consent, { as: left });
    expect(codeOf(revoked)).toBe('NOT_FOUND');
    const threat = { participantId: ROSA, kind: 'THREAT', nature: 'n' };
    const query = 'mutation ($input: DeclareEmergencyInput!) { declareEmergency(input: $input) { emergencyId } }';
    const manager = { as: 'case-manager-ito', purpose: 'ETREAT' } as never;
    expect(codeOf(await act(query, { input: threat }, manager))).toBe('FORBIDDEN');
  });

  it('would go on being let in, if nobody looked (sabotaged)', async () => {
    const open = await openCoreWithout('../src/bases/staffDeparture', { hasLeft: () => Promise.resolve(false) });
    try {
      await open.db.query(`INSERT INTO staff_departure (account, "recordedBy") VALUES ('case-manager-ito', 'x')`);
      expect(codeOf(await act('{ agreements { id } }', {}, { as: 'case-manager-ito' }, open))).toBeUndefined();
    } finally {
      await open.close();
    }
  });
});

describe('an agreement', () => {
  const RECORD = 'mutation ($input: RecordAgreementInput!) { recordAgreement(input: $input) { agreementId } }';
  const END = 'mutation ($id: ID!) { endAgreement(id: $id) { basisId endedAt } }';
  const audit = { type: 'AUDIT', organization: 'pcg', sources: ['kcha'] };

  it('is listed for staff of the program, and ends when that is in force everywhere', async () => {
    const { data } = await act(RECORD, { input: audit });
    const id = data.recordAgreement.agreementId;
    const list = async (as: string) => act('{ agreements { id type organization sources endsAt } }', {}, { as });
    expect((await list('case-manager-bell')).data.agreements).toContainEqual({ id, ...audit, endsAt: null });
    expect(codeOf(await list('officer-reyes'))).toBe('FORBIDDEN');
    const first = await takesALease(() => act(END, { id }));
    expect(first.data.endAgreement).toEqual({ basisId: id, endedAt: expect.any(String) });
    expect((await takesALease(() => act(END, { id }))).data).toEqual(first.data);
  });

  it('is recorded and ended by administrators alone, with partners alone', async () => {
    expect(codeOf(await act(RECORD, { input: audit }, { as: 'supervisor-lund' }))).toBe('FORBIDDEN');
    expect(codeOf(await act(RECORD, { input: { ...audit, organization: 'nobody' } }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await act(RECORD, { input: { ...audit, sources: ['nobody'] } }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await act(END, { id: UNKNOWN }))).toBe('NOT_FOUND');
  });

  it('would be taken for ended too early without the wait (sabotaged)', async () => {
    const hasty = await openCoreWithout('../src/bases/leasesEnd', { leasesEnd: () => Promise.resolve() });
    try {
      const { data } = await act(RECORD, { input: audit }, ADMINISTRATOR, hasty);
      const id = data.recordAgreement.agreementId;
      await expect(takesALease(() => act(END, { id }, ADMINISTRATOR, hasty))).rejects.toThrow();
    } finally {
      await hasty.close();
    }
  });
});

describe('a wrong pairing', () => {
  const UNPAIR =
    'mutation ($id: ID!, $agency: String!) { unpairReference(participantId: $id, agency: $agency) { participantId agency pairedAt } }';
  const agency = RECORD_AGENCIES[0]!.name;
  const unpair = (id: string, asker: Asker = ADMINISTRATOR, of = agency) => act(UNPAIR, { id, agency: of }, asker);

  it('is taken back: the agency is told of somebody it does not know, once that is so everywhere', async () => {
    const reference = async () => {
      const text = `SELECT ref, "pairedAt" FROM reference WHERE "participantId" = $1 AND agency = $2`;
      return (await core.db.query(text, [THEO, agency]))[0];
    };
    await core.db.query(`UPDATE reference SET "pairedAt" = now() WHERE "participantId" = $1`, [THEO]);
    const before = await reference();
    const { data } = await takesALease(() => unpair(THEO));
    expect(data.unpairReference).toEqual({ participantId: THEO, agency, pairedAt: null });
    const after = await reference();
    expect(after).toEqual({ ref: expect.any(String), pairedAt: null });
    expect(after.ref).not.toBe(before.ref);
  });

  it('is for administrators, of participants and agencies there are', async () => {
    expect(codeOf(await unpair(THEO, { as: 'supervisor-lund' }))).toBe('FORBIDDEN');
    expect(codeOf(await unpair(UNKNOWN))).toBe('NOT_FOUND');
    expect(codeOf(await unpair('nonsense'))).toBe('NOT_FOUND');
    expect(codeOf(await unpair(THEO, ADMINISTRATOR, 'nobody'))).toBe('BAD_USER_INPUT');
  });
});

describe('a partner that took the place of another', () => {
  const SUCCEED =
    'mutation ($code: String!, $by: String!) { succeedOrganization(code: $code, by: $by) { code succeededBy activeTo } }';
  const succeed = (code: string, by: string, asker: Asker = ADMINISTRATOR) => act(SUCCEED, { code, by }, asker);

  it('is named by what names the other, once an administrator recorded it', async () => {
    const deputy = { as: 'deputy-hale' };
    expect([await sees(ROSA, { as: 'officer-reyes' }), await sees(ROSA, deputy)]).toEqual([{ id: ROSA }, null]);
    const first = await takesALease(() => succeed('spd', 'kcso'));
    expect(first.data.succeedOrganization).toEqual({ code: 'spd', succeededBy: 'kcso', activeTo: expect.any(String) });
    expect(await sees(ROSA, deputy)).toEqual({ id: ROSA });
    expect((await takesALease(() => succeed('spd', 'kcso'))).data).toEqual(first.data);
  });

  it('is one, and not in a circle', async () => {
    expect(codeOf(await succeed('spd', 'kcpao'))).toBe('CONFLICT');
    expect(codeOf(await succeed('kcso', 'spd'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await succeed('desc', 'desc'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await succeed('desc', 'nobody'))).toBe('NOT_FOUND');
    expect(codeOf(await succeed('desc', 'ets', { as: 'supervisor-lund' }))).toBe('FORBIDDEN');
  });
});
