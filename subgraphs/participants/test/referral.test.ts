import type { TestSubgraph } from '@lead-graph/kit/testing';
import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS, RECORD_AGENCIES } from '@lead-graph/schema';
import { ROSA } from '../src/seed/people';
import { openCore } from './build';
import { CASE_MANAGER, REFERRAL, Workflow } from './workflow';

let core: TestSubgraph;
let workflow: Workflow;
beforeAll(async () => {
  core = await openCore();
  workflow = new Workflow(core);
});
afterAll(() => core?.close());

const refer = (change: object = {}) => workflow.done('referParticipant', { ...REFERRAL, ...change });
const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';

describe('a referral', () => {
  it('of somebody new mints one reference for every agency at once', async () => {
    const { participantId } = await refer();
    const references = await core.db.query('SELECT agency, "pairedAt" FROM reference WHERE "participantId" = $1', [
      participantId,
    ]);
    expect(references.map(({ agency }: any) => agency).sort()).toEqual(RECORD_AGENCIES.map(({ name }) => name).sort());
    expect(references.every(({ pairedAt }: any) => pairedAt === null)).toBe(true);
  });

  it('makes nobody known before they agreed', async () => {
    const { participantId, referralId } = await refer();
    expect(await workflow.sees(participantId)).toBeNull();
    await workflow.done('screenReferral', { referralId, result: 'ELIGIBLE' });
    const { data } = await workflow.accept(referralId);
    expect(data.acceptReferral).toEqual({ id: participantId, status: 'ACCEPTED' });
    expect(await workflow.sees(participantId, 'case-manager-bell')).toBeNull();
  });

  it('goes all the way to an enrolment with a case manager and an open spell', async () => {
    const { referralId } = await refer();
    await workflow.done('screenReferral', {
      referralId,
      result: 'OVERRIDDEN',
      reasons: ['EXPLOITS_MINORS'],
      overrideReason: 'a mistaken report',
    });
    await workflow.accept(referralId);
    await workflow.byId('startIntake', referralId);
    const input = { referralId, ...CASE_MANAGER, fundingSource: 'midd-renewed' };
    expect(await workflow.done('enrol', input)).toMatchObject({
      status: 'ACTIVE',
      caseManager: { name: 'Keiko Ito' },
      enrolment: { spells: [{ endedAt: null }] },
    });
    expect(await workflow.codeOf('enrol', input)).toBe('TRANSITION_FORBIDDEN');
  });

  it.each([
    ['no person', { person: undefined }],
    ['two persons', { participantId: ROSA }],
    ['a catchment that is none', { catchment: 'spd-southwest' }],
    ['a catchment that was none yet', { catchment: 'spd-north', madeAt: '2015-01-01T10:00:00Z', handOff: undefined }],
    ['a route that such an organisation does not open', { route: 'COURT_REFERRAL' }],
    ['police by the community door', { route: 'COMMUNITY_REFERRAL' }],
    ['an organisation nobody knows', { referredBy: 'nobody' }],
    ['a receiver that does no case management', { referredTo: 'kcha' }],
    ['tomorrow', { madeAt: '2999-01-01T10:00:00Z' }],
    ['a hand-off that met nobody at an instant', { handOff: { ...REFERRAL.handOff, outcome: 'MISSED' } }],
    ['a person with a birth language that is none', { person: { ...REFERRAL.person, languages: ['English!'] } }],
  ])('is refused with %s', async (_, change) => {
    expect(await workflow.codeOf('referParticipant', { ...REFERRAL, ...change })).toBe('BAD_USER_INPUT');
  });

  it('is for staff of the program alone, and not of its housing or its audits', async () => {
    const clerk = { sub: 'x', role: 'HOUSING_STAFF' as never, organization: 'chmh' };
    for (const as of ['officer-reyes', 'rosa-quinn', 'privacy-officer-dunn', clerk]) {
      const query = 'mutation ($input: ReferParticipantInput!) { referParticipant(input: $input) { referralId } }';
      const purpose = as === 'rosa-quinn' ? 'PATRQT' : as === 'privacy-officer-dunn' ? 'AUDIT' : 'DIVOPS';
      const { errors } = await core.ask(query, { as, purpose, variables: { input: REFERRAL } });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('of somebody one may not know of is like one of nobody', async () => {
    const again = { ...REFERRAL, person: undefined };
    const refused = async (participantId: string) =>
      (await workflow.call('referParticipant', { ...again, participantId }, 'case-manager-bell')).errors;
    expect(await refused(ROSA)).toEqual(await refused(UNKNOWN));
    expect((await refused(ROSA))?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await workflow.done('referParticipant', { ...again, participantId: ROSA })).toMatchObject({
      participantId: ROSA,
    });
  });

  it('of another organisation is like one that is not there', async () => {
    const { referralId } = await refer();
    const refused = async (id: string) => (await workflow.byId('startIntake', id, 'case-manager-bell')).errors;
    expect(await refused(referralId)).toEqual(await refused(UNKNOWN));
    expect((await refused('nonsense'))?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await workflow.byId('startIntake', referralId)).errors?.[0]?.extensions.code).toBe('TRANSITION_FORBIDDEN');
  });
});

describe('a screen', () => {
  it('is by the policy in force, which names the criteria', async () => {
    const { referralId } = await refer();
    const against = { referralId, result: 'INELIGIBLE', reasons: ['OVER_THREE_GRAMS'] };
    const { errors } = await workflow.call('screenReferral', against);
    expect(errors?.[0]?.message).toContain('version 2');
    await workflow.done('screenReferral', { referralId, result: 'PRESUMPTIVELY_ELIGIBLE' });
    const [screen] = await core.db.query(
      'SELECT "policyVersion", "decidedBy" FROM eligibility_screen WHERE "referralId" = $1',
      [referralId],
    );
    expect(screen).toEqual({ policyVersion: 2, decidedBy: 'case-manager-ito' });
  });

  it('needs a reason to override one, and has one for nothing else', async () => {
    const { referralId } = await refer();
    const codes = [
      { result: 'OVERRIDDEN', reasons: ['EXPLOITS_MINORS'] },
      { result: 'ELIGIBLE', overrideReason: 'why not' },
      { result: 'INELIGIBLE' },
      { result: 'ELIGIBLE', reasons: ['EXPLOITS_MINORS'] },
      { result: 'ELIGIBLE', site: 'elsewhere' },
    ].map((input) => workflow.codeOf('screenReferral', { referralId, ...input }));
    expect(new Set(await Promise.all(codes))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it('that finds somebody ineligible closes the referral', async () => {
    const { referralId } = await refer();
    const input = { referralId, result: 'INELIGIBLE', reasons: ['EXPLOITS_MINORS'] };
    expect(await workflow.done('screenReferral', input)).toMatchObject({ status: 'INELIGIBLE' });
    expect((await workflow.accept(referralId)).errors?.[0]?.extensions.code).toBe('TRANSITION_FORBIDDEN');
  });
});

describe('an answer', () => {
  it('no closes the referral, and is acknowledged when that is in force everywhere', async () => {
    const { referralId } = await refer();
    await workflow.done('screenReferral', { referralId, result: 'ELIGIBLE' });
    const started = performance.now();
    const { data } = await workflow.byId('declineReferral', referralId);
    expect(data.declineReferral.status).toBe('DECLINED');
    expect(performance.now() - started).toBeGreaterThanOrEqual(LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS);
  });

  it('yes is neither before the referral nor of tomorrow', async () => {
    const { referralId } = await refer();
    for (const agreedAt of ['2026-09-30T00:00:00Z', '2999-01-01T00:00:00Z']) {
      expect((await workflow.accept(referralId, agreedAt)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
