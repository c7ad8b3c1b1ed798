import type { TestSubgraph } from '@lead-graph/kit/testing';
import { ROSA } from '../src/seed/people';
import { openCore } from './build';
import { CASE_MANAGER, REFERRAL, Workflow } from './workflow';

let core: TestSubgraph;
let workflow: Workflow;
let nia: string;
beforeAll(async () => {
  core = await openCore();
  workflow = new Workflow(core);
  nia = await workflow.enrolled();
});
afterAll(() => core?.close());

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const engage = (engagement: string) =>
  workflow.call('recordEngagement', { participantId: nia, engagement, reason: 'a talk' });

describe('engagement', () => {
  it('goes to and fro, a spell each time', async () => {
    expect((await engage('INACTIVE')).data.recordEngagement).toMatchObject({ status: 'INACTIVE' });
    expect((await engage('INACTIVE')).errors?.[0]?.extensions.code).toBe('TRANSITION_FORBIDDEN');
    const { status, enrolment } = (await engage('ACTIVE')).data.recordEngagement;
    expect(status).toBe('ACTIVE');
    expect(enrolment.spells).toMatchObject([{ endedAt: expect.any(String) }, { endedAt: null }]);
  });

  it('keeps why to itself', async () => {
    const { errors } = await core.ask(`{ participant(id: "${nia}") { enrolment { spells { reason } } } }`, {
      as: 'case-manager-ito',
    });
    expect(errors).toBeDefined();
    const rows = await core.db.query(`SELECT reason FROM engagement_spell WHERE reason = 'a talk'`);
    expect(rows).toHaveLength(1);
  });

  it('is recorded by the organisation that is assigned; to another there is no such participant', async () => {
    const refused = async (participantId: string) =>
      (await workflow.call('recordEngagement', { participantId, engagement: 'INACTIVE' }, 'case-manager-bell')).errors;
    expect(await refused(ROSA)).toEqual(await refused(UNKNOWN));
  });
});

describe('an enrolment', () => {
  it('rests for a fact of life, with the assignment, and opens again at any time', async () => {
    expect(await workflow.done('endEnrolment', { participantId: nia, ended: 'MOVED_TRANSFERRED' })).toMatchObject({
      ended: 'MOVED_TRANSFERRED',
    });
    expect(await workflow.sees(nia)).toBeNull();
    expect((await engage('ACTIVE')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await workflow.codeOf('reopenEnrolment', { participantId: nia, ...CASE_MANAGER }, 'case-manager-bell')).toBe(
      'NOT_FOUND',
    );
    expect(await workflow.done('reopenEnrolment', { participantId: nia, ...CASE_MANAGER })).toEqual({
      id: nia,
      status: 'ACTIVE',
    });
    expect(await workflow.codeOf('reopenEnrolment', { participantId: nia, ...CASE_MANAGER })).toBe('CONFLICT');
  });

  it('remembers a death, and forgets one that was a mistake', async () => {
    const died = async () =>
      (await core.db.query('SELECT "deceasedOn" FROM participant WHERE id = $1', [nia]))[0].deceasedOn;
    await workflow.done('endEnrolment', { participantId: nia, ended: 'DECEASED' });
    expect(await died()).toMatch(/^\d{4}-\d\d-\d\d$/);
    await workflow.done('reopenEnrolment', { participantId: nia, ...CASE_MANAGER });
    expect(await died()).toBeNull();
  });

  it('has no way to end for what somebody did', async () => {
    const { data } = await core.ask('{ __type(name: "EnrolmentEnd") { enumValues { name } } }', {
      as: 'case-manager-ito',
    });
    const ends = data.__type.enumValues.map(({ name }: any) => name);
    expect(ends).toEqual(['DECEASED', 'WITHDREW_BY_REQUEST', 'MOVED_TRANSFERRED']);
    for (const ended of ['RELAPSE', 'ARREST', 'NON_COMPLIANCE', 'INELIGIBLE']) {
      expect((await workflow.call('endEnrolment', { participantId: nia, ended })).errors).toBeDefined();
    }
  });
});

describe('an assignment', () => {
  it('is changed by supervisors within their organisation, and by administrators to another', async () => {
    const input = { participantId: nia, caseManager: 'somebody', caseManagerName: 'Some Body' };
    expect(await workflow.codeOf('assignCaseManager', input)).toBe('FORBIDDEN');
    expect(await workflow.codeOf('assignCaseManager', { ...input, organization: 'chmh' }, 'supervisor-lund')).toBe(
      'BAD_USER_INPUT',
    );
    await workflow.done('assignCaseManager', { ...input, organization: 'chmh' }, 'administrator-kaur');
    expect(await workflow.sees(nia)).toBeNull();
    expect(await workflow.sees(nia, 'case-manager-bell')).toEqual({ id: nia, status: 'ACTIVE' });
    expect(await workflow.codeOf('assignCaseManager', input, 'supervisor-lund')).toBe('NOT_FOUND');
  });
});

describe('an assignment of somebody who has not agreed', () => {
  it('is refused, since it would let an agency know of them', async () => {
    const { participantId } = await workflow.done('referParticipant', REFERRAL);
    const input = { participantId, organization: 'reach', ...CASE_MANAGER };
    expect(await workflow.codeOf('assignCaseManager', input, 'administrator-kaur')).toBe('CONFLICT');
  });
});

describe('a pairing', () => {
  const pairing = { agency: 'housing', reference: '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11' };

  it('is for the administrator, of one person with one participant, and can be taken back', async () => {
    expect(await workflow.codeOf('pairReference', { ...pairing, participantId: ROSA }, 'supervisor-lund')).toBe(
      'FORBIDDEN',
    );
    const administrator = 'administrator-kaur';
    const paired = await workflow.done('pairReference', { ...pairing, participantId: ROSA }, administrator);
    expect(paired).toMatchObject({ agency: 'housing', pairedAt: expect.any(String) });
    expect(await workflow.codeOf('pairReference', { ...pairing, participantId: nia }, administrator)).toBe('CONFLICT');
    const back = await workflow.done('pairReference', { participantId: ROSA, agency: 'housing' }, administrator);
    expect(back.pairedAt).toBeNull();
    await workflow.done('pairReference', { ...pairing, participantId: nia }, administrator);
  });

  it('is refused for an agency or a participant nobody knows', async () => {
    expect(
      await workflow.codeOf(
        'pairReference',
        { ...pairing, participantId: UNKNOWN, agency: 'nobody' },
        'administrator-kaur',
      ),
    ).toBe('BAD_USER_INPUT');
    const other = { ...pairing, reference: '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c12', participantId: UNKNOWN };
    expect(await workflow.codeOf('pairReference', other, 'administrator-kaur')).toBe('NOT_FOUND');
  });
});
