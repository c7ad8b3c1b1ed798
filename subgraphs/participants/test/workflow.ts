import type { Answer, TestSubgraph } from '@lead-graph/kit/testing';

/** Mutations of the program's staff, by name; each takes what it names `input`, or an id. */
const MUTATIONS = {
  referParticipant: ['ReferParticipantInput!', '{ referralId participantId status }'],
  screenReferral: ['ScreenReferralInput!', '{ referralId status }'],
  enrol: ['EnrolInput!', '{ id status caseManager { name } enrolment { spells { startedAt endedAt } } }'],
  recordEngagement: ['RecordEngagementInput!', '{ id status enrolment { spells { startedAt endedAt } } }'],
  endEnrolment: ['EndEnrolmentInput!', '{ participantId ended }'],
  reopenEnrolment: ['ReopenEnrolmentInput!', '{ id status }'],
  assignCaseManager: ['AssignCaseManagerInput!', '{ assignmentId participantId }'],
  pairReference: ['PairReferenceInput!', '{ participantId agency pairedAt }'],
  recordConsent: ['RecordConsentInput!', '{ consentId }'],
} as const;

export type MutationName = keyof typeof MUTATIONS;

export const REFERRAL = {
  person: { preferredName: 'Nia', familyName: 'Moor', dateOfBirth: '1990-01-02', languages: ['en'] },
  route: 'ARREST_DIVERSION',
  referredBy: 'spd',
  referredTo: 'reach',
  catchment: 'spd-west',
  madeAt: '2026-10-01T10:00:00Z',
  handOff: { requestedAt: '2026-10-01T10:00:00Z', metAt: '2026-10-01T10:20:00Z', outcome: 'MET' },
};

export const CASE_MANAGER = { caseManager: 'case-manager-ito', caseManagerName: 'Keiko Ito' };

/** A way to call the mutations of one open core. */
export class Workflow {
  constructor(private readonly core: TestSubgraph) {}

  call(
    name: MutationName,
    input: object,
    as = 'case-manager-ito',
    purpose: 'DIVOPS' | 'PATRQT' = 'DIVOPS',
  ): Promise<Answer> {
    const [type, selection] = MUTATIONS[name];
    const query = `mutation ($input: ${type}) { ${name}(input: $input) ${selection} }`;
    return this.core.ask(query, { as, purpose, variables: { input } });
  }

  async done(name: MutationName, input: object, as?: string): Promise<any> {
    const { data, errors } = await this.call(name, input, as);
    expect(errors).toBeUndefined();
    return data[name];
  }

  async codeOf(name: MutationName, input: object, as?: string): Promise<string | undefined> {
    return (await this.call(name, input, as)).errors?.[0]?.extensions.code;
  }

  accept(id: string, agreedAt = '2026-10-02T10:00:00Z', as = 'case-manager-ito'): Promise<Answer> {
    const query =
      'mutation ($id: ID!, $at: DateTimeISO!) { acceptReferral(referralId: $id, agreedAt: $at) { id status } }';
    return this.core.ask(query, { as, variables: { id, at: agreedAt } });
  }

  byId(
    name: 'startIntake' | 'declineReferral',
    id: string,
    as = 'case-manager-ito',
    purpose: 'DIVOPS' | 'PATRQT' = 'DIVOPS',
  ): Promise<Answer> {
    const selection = name === 'startIntake' ? 'id status' : 'status';
    const query = `mutation ($id: ID!) { ${name}(referralId: $id) { ${selection} } }`;
    return this.core.ask(query, { as, purpose, variables: { id } });
  }

  /** Ends a consent, by revoking it or because its event came. */
  ending(
    name: 'revokeConsent' | 'recordConsentEvent',
    id: string,
    as: string,
    purpose: 'DIVOPS' | 'PATRQT' = 'DIVOPS',
  ): Promise<Answer> {
    const selection = name === 'revokeConsent' ? 'consentId revokedAt' : 'consentId endedAt';
    const query = `mutation ($id: ID!) { ${name}(id: $id) { ${selection} } }`;
    return this.core.ask(query, { as, purpose, variables: { id } });
  }

  /** Somebody new, enrolled, by the whole way there. */
  async enrolled(): Promise<string> {
    const { referralId, participantId } = await this.done('referParticipant', REFERRAL);
    await this.done('screenReferral', { referralId, result: 'ELIGIBLE' });
    await this.accept(referralId);
    await this.byId('startIntake', referralId);
    await this.done('enrol', { referralId, ...CASE_MANAGER });
    return participantId;
  }

  async sees(id: string, as = 'case-manager-ito'): Promise<any> {
    const { data } = await this.core.ask('query ($id: ID!) { participant(id: $id) { id status } }', {
      as,
      variables: { id },
    });
    return data.participant;
  }
}
