import { DataCategory as C, LegalKind, Purpose, Recipient, Redisclosure as R } from '@lead-graph/schema';
import type { CaseOf } from './case';
import type { Ground, GroundKind } from './decision';
import { TREATMENT_PAYMENT_OPERATIONS } from './forms';

const { SELF, POL, RES } = Recipient;
const { AUDIT, TREAT } = Purpose;
const { COVERED_ENTITY, BUSINESS_ASSOCIATE, PART2_PROGRAM, CRIMINAL_JUSTICE_AGENCY } = LegalKind;
const { NONE_WITHOUT_CONSENT, AUDIT_ONLY, RESEARCH_ONLY, JUSTICE_OFFICIAL_DUTY_ONLY, CONSISTENT_WITH_CONSENT } = R;
const { CONTRACTORS_FOR_PAY_OPS, HIPAA_EXCEPT_PROCEEDINGS, NOT_LIMITED } = R;

const PUBLIC: readonly C[] = [C.CONV, C.PROS_PUB];
/** Grounds that need nothing from the participant. */
const BY_LAW: readonly GroundKind[] = ['LAW', 'REPRESENTATION'];
const HEALTH: readonly C[] = [C.SUD_P2, C.SUD_CN, C.MH, C.MH_PN, C.PHI, C.STI, C.COMP];

/** Strictest first: of several grounds, the one that leaves least binds. */
const STRICTEST: readonly R[] = [
  NONE_WITHOUT_CONSENT,
  AUDIT_ONLY,
  RESEARCH_ONLY,
  JUSTICE_OFFICIAL_DUTY_ONLY,
  CONSISTENT_WITH_CONSENT,
  CONTRACTORS_FOR_PAY_OPS,
  HIPAA_EXCEPT_PROCEEDINGS,
  NOT_LIMITED,
];

/** What the recipient may do with it next (DOMAIN 3.7; 42 CFR 2.12(d)(2), 2.33(b), 2.35(d), 2.52, 2.53). */
export function redisclosureOf(grounds: readonly Ground[], asked: CaseOf): R {
  const { category, question } = asked;
  if (question.recipient === SELF) return NOT_LIMITED;
  if (PUBLIC.includes(category) && grounds.every(({ kind }) => BY_LAW.includes(kind))) return NOT_LIMITED;
  return strictest(grounds.map((ground) => leftBy(ground, asked)));
}

/** Obligation: at least one. */
export function strictest(left: readonly R[]): R {
  return STRICTEST.find((each) => left.includes(each))!;
}

function leftBy(ground: Ground, { category, question }: CaseOf): R {
  const { recipient, purpose, legalKinds } = question;
  if (ground.type === 'CJ_MONITORING_235') return JUSTICE_OFFICIAL_DUTY_ONLY;
  if (purpose === AUDIT && recipient === POL) return AUDIT_ONLY;
  if (recipient === RES) return RESEARCH_ONLY;
  if (TREATMENT_PAYMENT_OPERATIONS.includes(purpose) && HEALTH.includes(category))
    return underHipaa(ground, legalKinds, purpose);
  const justice = legalKinds.includes(CRIMINAL_JUSTICE_AGENCY);
  return justice && ground.kind === 'LAW' ? JUSTICE_OFFICIAL_DUTY_ONLY : NONE_WITHOUT_CONSENT;
}

/** Covered entities and their associates follow HIPAA; a program that is neither, the consent; others, their contract. */
function underHipaa({ kind }: Ground, legalKinds: readonly LegalKind[], purpose: Purpose): R {
  if (legalKinds.includes(COVERED_ENTITY) || legalKinds.includes(BUSINESS_ASSOCIATE)) return HIPAA_EXCEPT_PROCEEDINGS;
  if (kind !== 'CONSENT') return NONE_WITHOUT_CONSENT;
  if (legalKinds.includes(PART2_PROGRAM)) return CONSISTENT_WITH_CONSENT;
  return purpose === TREAT ? NONE_WITHOUT_CONSENT : CONTRACTORS_FOR_PAY_OPS;
}
