import { DataCategory as C, LegalKind, Purpose, Recipient, Redisclosure as D } from '@lead-graph/schema';
import type { AskedOf } from './asked';
import type { Claim } from './claim';

const STRICTEST_FIRST: readonly D[] = [
  D.NONE_WITHOUT_CONSENT,
  D.AUDIT_ONLY,
  D.RESEARCH_ONLY,
  D.JUSTICE_OFFICIAL_DUTY_ONLY,
  D.CONSISTENT_WITH_CONSENT,
  D.CONTRACTORS_FOR_PAY_OPS,
  D.HIPAA_EXCEPT_PROCEEDINGS,
  D.NOT_LIMITED,
];

const HEALTH: readonly C[] = [C.SUD_P2, C.SUD_CN, C.MH, C.MH_PN, C.PHI, C.STI, C.COMP];
const TREATMENT_PAYMENT_OPERATIONS: readonly Purpose[] = [Purpose.TREAT, Purpose.HPAYMT, Purpose.HOPERAT];

/** What needs nothing from the participant. */
const BY_LAW: readonly Claim['kind'][] = ['LAW', 'REPRESENTATION'];

/** R14 */
export function afterwards(claims: readonly Claim[], asked: AskedOf): D {
  const { question, category } = asked;
  if (question.recipient === Recipient.SELF) return D.NOT_LIMITED;
  const each = claims.map((claim) =>
    BY_LAW.includes(claim.kind) && (category === C.CONV || category === C.PROS_PUB)
      ? D.NOT_LIMITED
      : afterwardsOf(claim, asked),
  );
  return STRICTEST_FIRST.find((one) => each.includes(one))!;
}

/** What one claim alone would allow: 42 CFR 2.12(d), 2.33(b), (c), 2.35(d), 2.52, 2.53; RCW 10.97.050. */
function afterwardsOf({ kind, type }: Claim, { question, category }: AskedOf): D {
  const is = (each: LegalKind): boolean => question.legalKinds.includes(each);
  if (type === 'CJ_MONITORING_235') return D.JUSTICE_OFFICIAL_DUTY_ONLY;
  if (question.recipient === Recipient.POL && question.purpose === Purpose.AUDIT) return D.AUDIT_ONLY;
  if (question.recipient === Recipient.RES) return D.RESEARCH_ONLY;
  if (HEALTH.includes(category) && TREATMENT_PAYMENT_OPERATIONS.includes(question.purpose)) {
    if (is(LegalKind.COVERED_ENTITY) || is(LegalKind.BUSINESS_ASSOCIATE)) return D.HIPAA_EXCEPT_PROCEEDINGS;
    if (kind !== 'CONSENT') return D.NONE_WITHOUT_CONSENT;
    if (is(LegalKind.PART2_PROGRAM)) return D.CONSISTENT_WITH_CONSENT;
    return question.purpose === Purpose.TREAT ? D.NONE_WITHOUT_CONSENT : D.CONTRACTORS_FOR_PAY_OPS;
  }
  if (kind === 'LAW' && is(LegalKind.CRIMINAL_JUSTICE_AGENCY)) return D.JUSTICE_OFFICIAL_DUTY_ONLY;
  return D.NONE_WITHOUT_CONSENT;
}
