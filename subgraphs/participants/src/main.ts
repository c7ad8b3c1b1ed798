import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Bases1763900000000 } from '../migrations/bases';
import { Core1760000100000 } from '../migrations/core';
import { DecisionRecord1764000000000 } from '../migrations/decisionRecord';
import { CategoryAccess, ParticipantAccess } from './access';
import { Agreement } from './agreement';
import { AnswerReferral } from './answerReferral';
import { AssignCaseManager, AssignmentReceipt } from './assignCaseManager';
import { AssignedCaseManager, Assignment, ParticipantCaseManager } from './assignment';
import { Caseload, ParticipantConnection } from './caseload';
import { Catchment, Catchments } from './catchment';
import { Consent, ParticipantConsents } from './consent';
import { DECISION_ENTITIES } from './decisionRecord';
import { EligibilityPolicy, EligibilityScreen } from './eligibility';
import { EndEnrolment, EnrolmentReceipt } from './endEnrolment';
import { EngagementSpell, Enrolment, EnrolmentFields, ParticipantEnrolment } from './enrolment';
import { CategoryExplanation, DecisionExplanation, ExplainDecision, ScopeExplanation } from './explainDecision';
import { FindParticipants } from './findParticipants';
import { FundingSource, FundingSources } from './fundingSource';
import { Identifier, ParticipantIdentifiers } from './identifier';
import { Intake } from './intake';
import { MeetingView } from './meetingView';
import { PairingReceipt, PairReference } from './pairReference';
import { Participant, ParticipantRoots } from './participant';
import { ParticipantIdentity } from './participantIdentity';
import { ParticipantStatus } from './participantStatus';
import { PartnerOrganization, PartnerOrganizations } from './partnerOrganization';
import { Person, Reference, Representation } from './person';
import { PersonLink, PersonLinkParticipant } from './personLink';
import { ConsentReceipt, RecordConsent } from './recordConsent';
import { ConsentEndReceipt, RecordConsentEvent } from './recordConsentEvent';
import { RecordEngagement } from './recordEngagement';
import { ParticipantReferrals, Referral } from './referral';
import { ReferralReceipt } from './referralReceipt';
import { ReferParticipant } from './referParticipant';
import { RevocationReceipt, RevokeConsent } from './revokeConsent';
import { ScreenReferral } from './screenReferral';
import { pair, seed } from './seed';
import { SignedConsent, SignedLine } from './signedConsent';
import { termsOfCall } from './termsOfCall';

export const subgraph: SubgraphDefinition = {
  name: 'participants',
  types: [
    ...[Participant, ParticipantConnection, PersonLink, CategoryAccess, Consent, RevocationReceipt],
    ...[Enrolment, EngagementSpell, AssignedCaseManager, Referral, Identifier],
    ...[PartnerOrganization, Catchment, FundingSource],
    ...[DecisionExplanation, CategoryExplanation, ScopeExplanation],
    ...[ReferralReceipt, EnrolmentReceipt, AssignmentReceipt, PairingReceipt, ConsentReceipt, ConsentEndReceipt],
  ],
  entities: [
    ...DECISION_ENTITIES,
    ...[Person, Reference, Representation, Assignment, SignedConsent, SignedLine],
    ...[EligibilityPolicy, EligibilityScreen, Agreement],
  ],
  resolvers: [
    ...[ParticipantRoots, Caseload, FindParticipants, PersonLinkParticipant],
    ...[ParticipantIdentity, ParticipantIdentifiers, ParticipantStatus, ParticipantAccess, ParticipantConsents],
    ...[ParticipantEnrolment, EnrolmentFields, ParticipantCaseManager, ParticipantReferrals],
    ...[PartnerOrganizations, Catchments, FundingSources],
    ...[ExplainDecision, MeetingView],
    ...[ReferParticipant, ScreenReferral, AnswerReferral, Intake],
    ...[RecordEngagement, EndEnrolment, AssignCaseManager, PairReference],
    ...[RecordConsent, RecordConsentEvent, RevokeConsent],
  ],
  migrations: [Core1760000100000, Bases1763900000000, DecisionRecord1764000000000],
  seed,
  pair,
  terms: termsOfCall,
};

if (require.main === module) void serveSubgraph(subgraph);
