import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Bases1763900000000 } from '../migrations/bases';
import { Core1760000100000 } from '../migrations/core';
import { ConsentLife1764100000000 } from '../migrations/consentLife';
import { CategoryAccess, ParticipantAccess } from './access';
import { Agreement, Agreements } from './agreement';
import { AnswerReferral } from './answerReferral';
import { AssignCaseManager, AssignmentReceipt } from './assignCaseManager';
import { AssignedCaseManager, Assignment, ParticipantCaseManager } from './assignment';
import { Attempt, ParticipantAttempts } from './attempt';
import { Caseload, ParticipantConnection } from './caseload';
import { Catchment, Catchments } from './catchment';
import { CounselQueue, CourtOrder } from './courtOrder';
import { Consent, ParticipantConsents } from './consent';
import { ConsentAsFhir } from './consentAsFhir';
import { ConsentDraft } from './consentDraft';
import { ConsentFormPage, ConsentFormPages } from './consentFormPage';
import { ConsentReceipts, FullConsentReceipt, ReceiptLine, ReceiptTerm } from './consentReceipt';
import { DeclareEmergency, EmergencyReceipt } from './declareEmergency';
import { ConsentFormDefect, DraftConsent, DraftReceipt } from './draftConsent';
import { EligibilityPolicy, EligibilityScreen } from './eligibility';
import { Emergency, ParticipantEmergencies } from './emergency';
import { BasisEndReceipt } from './endBasis';
import { EndEnrolment, EnrolmentReceipt } from './endEnrolment';
import { EndRestriction } from './endRestriction';
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
import { AgreementReceipt, RecordAgreement } from './recordAgreement';
import { ReaffirmConsent, ReaffirmationReceipt } from './reaffirmConsent';
import { ConsentReceipt, RecordConsent } from './recordConsent';
import { ConsentEndReceipt, RecordConsentEvent } from './recordConsentEvent';
import { CourtOrderReceipt, RecordCourtOrder } from './recordCourtOrder';
import { DepartureReceipt, RecordDeparture } from './recordDeparture';
import { RecordEngagement } from './recordEngagement';
import { RecordFhirConsent } from './recordFhirConsent';
import { RecordRepresentative, RepresentativeReceipt } from './recordRepresentative';
import { RecordRestriction, RestrictionReceipt } from './recordRestriction';
import { ParticipantReferrals, Referral } from './referral';
import { ReferralReceipt } from './referralReceipt';
import { ReferParticipant } from './referParticipant';
import { ParticipantRepresentatives, Representative } from './representative';
import { ParticipantRestrictions, Restriction } from './restriction';
import { EmergencyReview, EmergencyReviewReceipt, ReviewEmergency } from './reviewEmergency';
import { RevocationReceipt, RevokeConsent } from './revokeConsent';
import { ScreenReferral } from './screenReferral';
import { pair, seed } from './seed';
import { SignConsent } from './signConsent';
import { SignedConsent, SignedLine } from './signedConsent';
import { StaffDeparture } from './staffDeparture';
import { SucceedOrganization } from './succeedOrganization';
import { termsOfCall } from './termsOfCall';
import { UnpairReference } from './unpairReference';
import { WithdrawalReceipt, WithdrawFromConsent } from './withdrawFromConsent';

export const subgraph: SubgraphDefinition = {
  name: 'participants',
  types: [
    ...[Participant, ParticipantConnection, PersonLink, CategoryAccess, Consent, RevocationReceipt],
    ...[Enrolment, EngagementSpell, AssignedCaseManager, Referral, Identifier],
    ...[PartnerOrganization, Catchment, FundingSource],
    ...[CourtOrder, Emergency, EmergencyReview, Restriction, Representative, Agreement],
    ...[CourtOrderReceipt, EmergencyReceipt, EmergencyReviewReceipt, RestrictionReceipt, RepresentativeReceipt],
    ...[AgreementReceipt, DepartureReceipt, BasisEndReceipt],
    Attempt,
    ...[DecisionExplanation, CategoryExplanation, ScopeExplanation],
    ...[ReferralReceipt, EnrolmentReceipt, AssignmentReceipt, PairingReceipt, ConsentReceipt, ConsentEndReceipt],
    ...[DraftReceipt, ConsentFormDefect, ReaffirmationReceipt, WithdrawalReceipt],
    ...[ConsentFormPage, FullConsentReceipt, ReceiptLine, ReceiptTerm],
  ],
  entities: [
    ...[Person, Reference, Representation, Assignment, SignedConsent, SignedLine],
    ...[EligibilityPolicy, EligibilityScreen, Agreement],
    ...[ConsentDraft],
    ...[CourtOrder, Emergency, Restriction, Representative, StaffDeparture],
  ],
  resolvers: [
    ...[ParticipantRoots, Caseload, FindParticipants, PersonLinkParticipant],
    ...[ParticipantIdentity, ParticipantIdentifiers, ParticipantStatus, ParticipantAccess, ParticipantConsents],
    ...[ParticipantEnrolment, EnrolmentFields, ParticipantCaseManager, ParticipantReferrals],
    ...[PartnerOrganizations, Catchments, FundingSources],
    ...[ExplainDecision, MeetingView, ParticipantAttempts],
    ...[ReferParticipant, ScreenReferral, AnswerReferral, Intake],
    ...[RecordEngagement, EndEnrolment, AssignCaseManager, PairReference],
    ...[RecordConsent, RecordConsentEvent, RevokeConsent],
    ...[DraftConsent, SignConsent, ReaffirmConsent, WithdrawFromConsent],
    ...[ConsentAsFhir, RecordFhirConsent, ConsentFormPages, ConsentReceipts],
    ...[CounselQueue, RecordCourtOrder, ParticipantEmergencies, DeclareEmergency, ReviewEmergency],
    ...[ParticipantRestrictions, RecordRestriction, EndRestriction, ParticipantRepresentatives, RecordRepresentative],
    ...[Agreements, RecordAgreement, RecordDeparture, UnpairReference, SucceedOrganization],
  ],
  migrations: [Core1760000100000, Bases1763900000000, ConsentLife1764100000000],
  seed,
  pair,
  terms: termsOfCall,
};

if (require.main === module) void serveSubgraph(subgraph);
