import { DataCategory as C, Purpose } from '@lead-graph/schema';
import { type Bases, type Consent, inForce, type Provision } from './bases';

/** What a minor of thirteen or older may consent to alone, and nobody else for them (42 CFR 2.14; RCW 71.34.530; RCW 70.02.130). */
export const HELD_BY_MINOR: readonly C[] = [C.SUD_P2, C.SUD_CN, C.MH, C.MH_PN, C.STI, C.HMIS, C.LOCATION];

/** What below thirteen the child and who acts for them sign together (42 CFR 2.14). */
const BOTH_FOR_CHILD: readonly C[] = [C.SUD_P2, C.SUD_CN];

/** What says who somebody is, or that they take part: either signature serves. */
const EITHER: readonly C[] = [C.PROG, C.IDENT, C.LE_CONTACT];

/**
 * Whether whoever signed could sign this line for this category: the participant, or somebody who could act for
 * them when it was signed (42 CFR 2.14, 2.15; 34 USC 12291(b)(2)(B)). Obligation: the consent is signed.
 */
export function maySign(consent: Consent, line: Provision, category: C, bases: Bases): boolean {
  const byOther = consent.signedBy !== 'PARTICIPANT' && representativeMaySign(consent, line, bases);
  if (isDead(bases, consent.signedAt!)) return byOther;
  const age = ageAt(consent.signedAt!, bases);
  const byParticipant = consent.signedBy !== 'REPRESENTATIVE';
  if (age === 'CHILD') return byOther && (byParticipant || !BOTH_FOR_CHILD.includes(category));
  if (age === 'ADULT') return byParticipant || byOther;
  if (EITHER.includes(category)) return byParticipant || byOther;
  if (HELD_BY_MINOR.includes(category)) return byParticipant;
  return category === C.VSP ? byParticipant && byOther : byOther;
}

/** CHILD: below 13; MINOR: 13 to 17. Who has no known date of birth is taken for an adult, as the program's participants are. */
export function ageAt(at: number, { thirteenAt, eighteenAt }: Bases): 'CHILD' | 'MINOR' | 'ADULT' {
  if (thirteenAt !== null && at < thirteenAt) return 'CHILD';
  return eighteenAt !== null && at < eighteenAt ? 'MINOR' : 'ADULT';
}

export function isDead({ diedAt }: Bases, at: number): boolean {
  return diedAt !== null && diedAt <= at;
}

function representativeMaySign({ representativeId, signedAt }: Consent, line: Provision, bases: Bases): boolean {
  const relation = bases.representatives.find(({ id }) => id === representativeId);
  if (!relation || !inForce(relation, signedAt!)) return false;
  if (isDead(bases, signedAt!)) return relation.kind === 'EXECUTOR';
  switch (relation.kind) {
    case 'PARENT':
      return ageAt(signedAt!, bases) !== 'ADULT';
    case 'EXECUTOR':
      return false;
    case 'PROGRAM_DIRECTOR':
      return line.purposes.every((purpose) => purpose === Purpose.HPAYMT);
    default:
      return true;
  }
}
