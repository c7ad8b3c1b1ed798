import type { TestSubgraph } from '@lead-graph/kit/testing';
import { AccountingReport } from '@lead-graph/schema';
import { dueOn } from '../src/accounting/dueOn';
import { ROSA, SAM } from '../src/seed/people';
import { codeOf } from './acts';
import { openCore, openCoreWithout } from './build';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const MANAGER = { as: 'case-manager-ito' } as const;
const STRANGER = { as: 'case-manager-bell' } as const;
const HERSELF = { as: 'rosa-quinn', purpose: 'PATRQT' } as const;
type Asker = { as: string; purpose?: 'PATRQT' | 'DIVOPS' };

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
});
afterAll(() => core?.close());
afterEach(() => core.db.query('DELETE FROM accounting_request'));

const REQUEST = `mutation ($id: ID!, $report: AccountingReport!, $on: LocalDate!) {
  requestAccounting(participantId: $id, report: $report, receivedOn: $on) { requestId dueOn } }`;
const ANSWER = `mutation ($id: ID!, $on: LocalDate!) { answerAccounting(id: $id, answeredOn: $on) { requestId answeredOn } }`;

const request = (asker: Asker, change: object = {}, of = core) =>
  of.ask(REQUEST, { ...asker, variables: { id: ROSA, report: 'HIPAA_ACCOUNTING', on: '2026-06-01', ...change } });
const answer = (id: string, asker: Asker = MANAGER, on = '2026-06-20') =>
  core.ask(ANSWER, { ...asker, variables: { id, on } });
const requested = async (asker: Asker, change: object = {}) =>
  (await request(asker, change)).data.requestAccounting.requestId as string;
const onFile = async (asker: Asker, id = ROSA) => {
  const query =
    'query ($id: ID!) { participant(id: $id) { accountingRequests { report receivedOn dueOn answeredOn } } }';
  return (await core.ask(query, { ...asker, variables: { id } })).data.participant.accountingRequests;
};

describe('the day an account is due', () => {
  it.each([
    ['HIPAA_ACCOUNTING', '2026-06-01', '2026-07-31'],
    ['PART2_ACCOUNTING', '2028-01-31', '2028-03-31'],
    ['INTERMEDIARY_LIST', '2028-01-30', '2028-02-29'],
    ['DISSEMINATION_LOG', '2026-06-01', null],
    ['EVERYTHING', '2026-06-01', null],
  ] as const)('of %s, received on %s, is %s', (report, received, due) => {
    expect(dueOn(AccountingReport[report], received)).toBe(due);
  });
});

describe('a written request', () => {
  it('is put on file by the participant or by who received it, and seen by both', async () => {
    const { data } = await request(HERSELF);
    expect(data.requestAccounting).toEqual({ requestId: expect.any(String), dueOn: '2026-07-31' });
    await request(MANAGER, { report: 'DISSEMINATION_LOG', on: '2026-05-01' });
    const both = [
      { report: 'DISSEMINATION_LOG', receivedOn: '2026-05-01', dueOn: null, answeredOn: null },
      { report: 'HIPAA_ACCOUNTING', receivedOn: '2026-06-01', dueOn: '2026-07-31', answeredOn: null },
    ];
    expect(await onFile(HERSELF)).toEqual(both);
    expect(await onFile(MANAGER)).toEqual(both);
  });

  it('is answered once: a repeat keeps the first day', async () => {
    const id = await requested(HERSELF);
    expect((await answer(id)).data.answerAccounting).toEqual({ requestId: id, answeredOn: '2026-06-20' });
    expect((await answer(id, MANAGER, '2026-06-25')).data.answerAccounting.answeredOn).toBe('2026-06-20');
    expect(await onFile(HERSELF)).toMatchObject([{ answeredOn: '2026-06-20' }]);
  });

  it('is not for others to see, nor to tell case management of treatment it may not know of', async () => {
    await requested({ as: 'sam-rivera', purpose: 'PATRQT' }, { id: SAM, report: 'PART2_ACCOUNTING' });
    expect(await onFile({ as: 'sam-rivera', purpose: 'PATRQT' }, SAM)).toHaveLength(1);
    expect(await onFile(MANAGER, SAM)).toEqual([]);
    await requested(HERSELF);
    expect(await onFile({ as: 'officer-reyes' })).toBeNull();
  });

  it.each([
    ['received on a day to come', { on: '2999-01-01' }, 'BAD_USER_INPUT'],
    ['for somebody else', { id: SAM }, 'NOT_FOUND'],
    ['for an id that is none', { id: 'x' }, 'NOT_FOUND'],
  ])('%s is refused', async (_, change, code) => {
    expect(codeOf(await request(HERSELF, change))).toBe(code);
    expect(await core.db.query('SELECT FROM accounting_request')).toEqual([]);
  });

  it.each(['officer-reyes', 'prosecutor-lee', 'housing-okoro', 'privacy-officer-dunn'])('is not for %s', async (as) => {
    const purpose = (as === 'privacy-officer-dunn' ? 'AUDIT' : 'DIVOPS') as 'DIVOPS';
    expect(codeOf(await request({ as, purpose }))).toBe('FORBIDDEN');
    expect(codeOf(await answer(await requested(HERSELF), { as, purpose }))).toBe('FORBIDDEN');
  });

  it('is not answered before it was received, on a day to come, or by the participant', async () => {
    const id = await requested(HERSELF);
    expect(codeOf(await answer(id, MANAGER, '2026-05-31'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await answer(id, MANAGER, '2999-01-01'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await answer(id, HERSELF))).toBe('FORBIDDEN');
    expect(await onFile(HERSELF)).toMatchObject([{ answeredOn: null }]);
  });
});

describe('somebody who may not be known of', () => {
  /** What comes back and how many statements it took. */
  const heard = async (id: string, of: TestSubgraph) => {
    of.statements();
    const { data, errors } = await request(STRANGER, { id }, of);
    const told = JSON.stringify({ data, errors }).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#');
    return { told, statements: of.statements().length };
  };

  it('is like an id nobody has: one refusal, as many statements', async () => {
    const unknown = await heard(UNKNOWN, core);
    expect(unknown.told).toContain('NOT_FOUND');
    for (const id of [SAM, ROSA]) expect(await heard(id, core)).toEqual(unknown);
    const asked = await requested(HERSELF);
    core.statements();
    const known = await answer(asked, STRANGER);
    const statements = core.statements().length;
    const nobody = await answer(UNKNOWN, STRANGER);
    expect(JSON.stringify(known)).toBe(JSON.stringify(nobody));
    expect(core.statements().length).toBe(statements);
  });

  it('would be told from them where anybody may answer for anybody (sabotaged)', async () => {
    const open = await openCoreWithout('../src/consent/consentParty', { consentParty: () => async () => true });
    expect(await heard(SAM, open)).not.toEqual(await heard(UNKNOWN, open));
    await open.close();
  });
});
