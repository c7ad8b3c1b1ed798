import type { Emergency } from '@lead-graph/participants/engine';
import { LegalKind, Recipient } from '@lead-graph/schema';
import { holdsAt } from './ages';
import type { Asked } from './asked';
import type { Claim } from './claim';
import { namesItself } from './naming';

const HOUR = 3_600_000;

/** R11 */
export function emergencyClaims(kinds: readonly Emergency['kind'][], asked: Asked): Claim[] {
  return asked.bases.emergencies
    .filter((each) => kinds.includes(each.kind) && isOpened(each, asked) && reaches(each, asked))
    .map(() => ({ kind: 'EMERGENCY', reaches: () => true, lines: [] }));
}

/** Declared by this very account, at its organisation, for no longer than the policy allows, and with its nature. */
export function isOpened(emergency: Emergency, { question, rules, at }: Asked): boolean {
  const { startsAt, endsAt, nature, organization, declaredBy } = emergency;
  if (declaredBy !== question.requesterId || !namesItself([organization], question)) return false;
  return (
    holdsAt(emergency, at) &&
    endsAt !== null &&
    endsAt - startsAt <= rules.policy.emergencyHours * HOUR &&
    Boolean(nature)
  );
}

/** 42 CFR 2.51: to medical personnel, and with what (c) wants written down. */
function reaches({ kind, medicalPerson, affiliation, discloser }: Emergency, { question }: Asked): boolean {
  if (kind === 'THREAT') return true;
  const isMedical = [LegalKind.COVERED_ENTITY, LegalKind.MEDICAL_RESPONDER].some((each) =>
    question.legalKinds.includes(each),
  );
  return question.recipient === Recipient.BH && isMedical && Boolean(medicalPerson && affiliation && discloser);
}
