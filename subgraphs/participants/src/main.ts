import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { AccountingRequests1764300000000 } from '../migrations/accountingRequests';
import { Bases1763900000000 } from '../migrations/bases';
import { Core1760000100000 } from '../migrations/core';
import { ConsentLife1764100000000 } from '../migrations/consentLife';
import { OrganizationContact1764500000000 } from '../migrations/organizationContact';
import { AccountingRequest, ParticipantAccountingRequests } from './accounting/accountingRequest';
import { AccountingAnswerReceipt, AnswerAccounting } from './accounting/answerAccounting';
import { AccountingRequestReceipt, RequestAccounting } from './accounting/requestAccounting';
import { CategoryAccess, ParticipantAccess } from './decision/access';
import { Agreement, Agreements } from './bases/agreement';
import { ParticipantStudyExtracts, StudyExtractNotice } from './accounting/studyExtracts';
import { AnswerReferral } from './program/answerReferral';
import { AssignCaseManager, AssignmentReceipt } from './program/assignCaseManager';
import { AssignedCaseManager, Assignment, ParticipantCaseManager } from './program/assignment';
import { Attempt, ParticipantAttempts } from './decision/attempt';
import { Caseload, ParticipantConnection } from './program/caseload';
import { Catchment, Catchments } from './program/catchment';
import { CounselQueue, CourtOrder } from './bases/courtOrder';
import { Consent, ParticipantConsents } from './consent/consent';
import { ConsentAsFhir } from './consent/consentAsFhir';
import { ConsentDraft } from './consent/consentDraft';
import { ConsentFormPage, ConsentFormPages } from './consent/consentFormPage';
import { ConsentReceipts, FullConsentReceipt, ReceiptLine, ReceiptTerm } from './consent/consentReceipt';
import { DeclareEmergency, EmergencyReceipt } from './bases/declareEmergency';
import { ConsentFormDefect, DraftConsent, DraftReceipt } from './consent/draftConsent';
import { EligibilityPolicy, EligibilityScreen } from './program/eligibility';
import { Emergency, ParticipantEmergencies } from './bases/emergency';
import { BasisEndReceipt } from './bases/endBasis';
import { EndEnrolment, EnrolmentReceipt } from './program/endEnrolment';
import { EndRestriction } from './bases/endRestriction';
import { EngagementSpell, Enrolment, EnrolmentFields, ParticipantEnrolment } from './program/enrolment';
import {
  CategoryExplanation,
  DecisionExplanation,
  ExplainDecision,
  ScopeExplanation,
} from './decision/explainDecision';
import { FindParticipants } from './identity/findParticipants';
import { FundingSource, FundingSources } from './program/fundingSource';
import { Identifier, ParticipantIdentifiers } from './identity/identifier';
import { Intake } from './program/intake';
import { MeetingView } from './decision/meetingView';
import { PairingReceipt, PairReference } from './identity/pairReference';
import { Participant, ParticipantRoots } from './participant';
import { ParticipantIdentity } from './identity/participantIdentity';
import { ParticipantStatus } from './participantStatus';
import { PartnerOrganization, PartnerOrganizations } from './program/partnerOrganization';
import { Person, Reference, Representation } from './identity/person';
import { PersonLink, PersonLinkParticipant } from './identity/personLink';
import { AgreementReceipt, RecordAgreement } from './bases/recordAgreement';
import { ReaffirmConsent, ReaffirmationReceipt } from './consent/reaffirmConsent';
import { ConsentReceipt, RecordConsent } from './consent/recordConsent';
import { ConsentEndReceipt, RecordConsentEvent } from './consent/recordConsentEvent';
import { CourtOrderReceipt, RecordCourtOrder } from './bases/recordCourtOrder';
import { DepartureReceipt, RecordDeparture } from './bases/recordDeparture';
import { RecordEngagement } from './program/recordEngagement';
import { RecordFhirConsent } from './consent/recordFhirConsent';
import { RecordRepresentative, RepresentativeReceipt } from './bases/recordRepresentative';
import { RecordRestriction, RestrictionReceipt } from './bases/recordRestriction';
import { ParticipantReferrals, Referral } from './program/referral';
import { ReferralReceipt } from './program/referralReceipt';
import { ReferParticipant } from './program/referParticipant';
import { ParticipantRepresentatives, Representative } from './bases/representative';
import { ParticipantRestrictions, Restriction } from './bases/restriction';
import { EmergencyReview, EmergencyReviewReceipt, ReviewEmergency } from './bases/reviewEmergency';
import { RevocationReceipt, RevokeConsent } from './consent/revokeConsent';
import { ScreenReferral } from './program/screenReferral';
import { pair, seed } from './seed';
import { openEvaluation } from './evaluation/evaluation';
import { facts } from './evaluation/facts';
import { SignConsent } from './consent/signConsent';
import { SignedConsent, SignedLine } from './consent/signedConsent';
import { StaffDeparture } from './bases/staffDeparture';
import { SucceedOrganization } from './program/succeedOrganization';
import { termsOfCall } from './decision/termsOfCall';
import { UnpairReference } from './identity/unpairReference';
import { WithdrawalReceipt, WithdrawFromConsent } from './consent/withdrawFromConsent';

export const subgraph: SubgraphDefinition = {
  name: 'participants',
  types: [
    ...[Participant, ParticipantConnection, PersonLink, CategoryAccess, Consent, RevocationReceipt],
    ...[Enrolment, EngagementSpell, AssignedCaseManager, Referral, Identifier],
    ...[PartnerOrganization, Catchment, FundingSource],
    ...[CourtOrder, Emergency, EmergencyReview, Restriction, Representative, Agreement],
    ...[CourtOrderReceipt, EmergencyReceipt, EmergencyReviewReceipt, RestrictionReceipt, RepresentativeReceipt],
    ...[AgreementReceipt, DepartureReceipt, BasisEndReceipt],
    ...[Attempt, StudyExtractNotice],
    ...[DecisionExplanation, CategoryExplanation, ScopeExplanation],
    ...[ReferralReceipt, EnrolmentReceipt, AssignmentReceipt, PairingReceipt, ConsentReceipt, ConsentEndReceipt],
    ...[DraftReceipt, ConsentFormDefect, ReaffirmationReceipt, WithdrawalReceipt],
    ...[ConsentFormPage, FullConsentReceipt, ReceiptLine, ReceiptTerm],
    ...[AccountingRequest, AccountingRequestReceipt, AccountingAnswerReceipt],
  ],
  entities: [
    ...[Person, Reference, Representation, Assignment, SignedConsent, SignedLine],
    ...[EligibilityPolicy, EligibilityScreen, Agreement],
    ...[ConsentDraft],
    ...[CourtOrder, Emergency, Restriction, Representative, StaffDeparture],
    AccountingRequest,
  ],
  resolvers: [
    ...[ParticipantRoots, Caseload, FindParticipants, PersonLinkParticipant],
    ...[ParticipantIdentity, ParticipantIdentifiers, ParticipantStatus, ParticipantAccess, ParticipantConsents],
    ...[ParticipantEnrolment, EnrolmentFields, ParticipantCaseManager, ParticipantReferrals],
    ...[PartnerOrganizations, Catchments, FundingSources],
    ...[ExplainDecision, MeetingView, ParticipantAttempts, ParticipantStudyExtracts],
    ...[ReferParticipant, ScreenReferral, AnswerReferral, Intake],
    ...[RecordEngagement, EndEnrolment, AssignCaseManager, PairReference],
    ...[RecordConsent, RecordConsentEvent, RevokeConsent],
    ...[DraftConsent, SignConsent, ReaffirmConsent, WithdrawFromConsent],
    ...[ConsentAsFhir, RecordFhirConsent, ConsentFormPages, ConsentReceipts],
    ...[CounselQueue, RecordCourtOrder, ParticipantEmergencies, DeclareEmergency, ReviewEmergency],
    ...[ParticipantRestrictions, RecordRestriction, EndRestriction, ParticipantRepresentatives, RecordRepresentative],
    ...[Agreements, RecordAgreement, RecordDeparture, UnpairReference, SucceedOrganization],
    ...[ParticipantAccountingRequests, RequestAccounting, AnswerAccounting],
  ],
  migrations: [
    Core1760000100000,
    Bases1763900000000,
    ConsentLife1764100000000,
    AccountingRequests1764300000000,
    OrganizationContact1764500000000,
  ],
  seed,
  pair,
  terms: termsOfCall,
  facts,
  evaluation: { everybody: 'SELECT id AS "personRef" FROM participant', open: openEvaluation },
};

if (require.main === module) void serveSubgraph(subgraph);
