import type {
  AgreementType,
  ConsentType,
  CourtOrderType,
  DenyReason,
  Emergency,
  GroundKind,
  Representative,
} from '@lead-graph/participants/engine';

export const ORGANIZATION_KINDS = [
  'POLICE',
  'PROJECT_MANAGEMENT',
  'CASE_MANAGEMENT',
  'BEHAVIORAL_HEALTH',
  'HOUSING',
  'VICTIM_SERVICES',
  'PROSECUTION',
  'DEFENSE',
  'COURT',
  'EMERGENCY_MEDICAL',
  'POLICY',
  'EVALUATION',
  'COMMUNITY_PARTNER',
] as const;

/** Words of the engine that are types there: here each has to be named, and none can be forgotten. */
function wordsOf<T extends string>(words: Readonly<Record<T, true>>): readonly T[] {
  return Object.keys(words) as T[];
}

export const CONSENT_TYPES = wordsOf<ConsentType>({
  TPO_SINGLE: true,
  ROI_MULTIPARTY: true,
  SUD_COUNSELING_NOTES: true,
  PSYCHOTHERAPY_NOTES: true,
  LEGAL_PROCEEDINGS: true,
  CJ_MONITORING_235: true,
  VSP_RELEASE: true,
  HMIS_ROI: true,
  RESEARCH: true,
  STI_EXPRESS: true,
});
export const ORDER_TYPES = wordsOf<CourtOrderType>({
  PART2_2_64: true,
  PART2_2_65: true,
  GENERAL: true,
  SUBPOENA: true,
});
export const AGREEMENT_TYPES = wordsOf<AgreementType>({
  QSOA: true,
  BAA: true,
  AUDIT: true,
  DISCLOSER_AUDIT: true,
  EVALUATION: true,
  RESEARCH: true,
  CHRI_CONTRACT: true,
  CHRI_RESEARCH: true,
});
export const EMERGENCY_KINDS = wordsOf<Emergency['kind']>({ MEDICAL: true, DISASTER: true, THREAT: true });
export const RELATIONS = wordsOf<Representative['kind']>({
  PARENT: true,
  GUARDIAN: true,
  ATTORNEY_IN_FACT: true,
  EXECUTOR: true,
  PROGRAM_DIRECTOR: true,
});
export const GROUNDS = wordsOf<GroundKind>({
  LAW: true,
  CONSENT: true,
  ASSIGNMENT: true,
  REFERRAL: true,
  AGREEMENT: true,
  REPRESENTATION: true,
  REPRESENTATIVE: true,
  ORDER: true,
  EMERGENCY: true,
});

export const REASONS = wordsOf<`${DenyReason}`>({
  NEVER: true,
  NOT_APPLICABLE: true,
  DEIDENTIFIED_ONLY: true,
  NO_BASIS: true,
  NOT_YET: true,
  EXPIRED: true,
  REVOKED: true,
  INVALID: true,
  AWAITS_REAFFIRMATION: true,
  ENDED_BY_DEATH: true,
  DENIED_BY_PARTICIPANT: true,
  RESTRICTED: true,
  NOT_THE_PARTICIPANT: true,
  PROGRAM_STATUS_WITHHELD: true,
});
