import type { Consent, Provision } from '@lead-graph/participants/engine';
import { DataCategory as C, Purpose } from '@lead-graph/schema';
import { ageOf, diedBefore, holdsAt } from './ages';
import type { AskedOf } from './asked';

/** What a participant of thirteen to seventeen years holds alone. */
export const THE_MINORS_OWN: readonly C[] = [C.SUD_P2, C.SUD_CN, C.MH, C.MH_PN, C.STI, C.HMIS, C.LOCATION];
const EITHER: readonly C[] = [C.PROG, C.IDENT, C.LE_CONTACT];

/** R7: whether whoever signed could sign this line for this category. */
export function couldSign(consent: Consent, line: Provision, asked: AskedOf): boolean {
  const signedAt = consent.signedAt!;
  const participant = consent.signedBy !== 'REPRESENTATIVE';
  const representative = consent.signedBy !== 'PARTICIPANT' && representedThen(consent, line, asked);
  if (diedBefore(asked.bases, signedAt)) return representative;
  switch (ageOf(asked.bases, signedAt)) {
    case 'ADULT':
      return participant || representative;
    case 'BELOW_13':
      if (asked.category === C.SUD_P2 || asked.category === C.SUD_CN)
        return consent.signedBy === 'BOTH' && representative;
      return representative;
    case 'FROM_13_TO_17':
      if (THE_MINORS_OWN.includes(asked.category)) return participant;
      if (asked.category === C.VSP) return consent.signedBy === 'BOTH' && representative;
      if (EITHER.includes(asked.category)) return participant || representative;
      return representative;
  }
}

function representedThen({ representativeId, signedAt }: Consent, line: Provision, { bases }: AskedOf): boolean {
  return bases.representatives.some((each) => {
    if (each.id !== representativeId || !holdsAt(each, signedAt!)) return false;
    if (each.kind === 'EXECUTOR') return diedBefore(bases, signedAt!);
    if (diedBefore(bases, signedAt!)) return false;
    if (each.kind === 'PARENT') return ageOf(bases, signedAt!) !== 'ADULT';
    if (each.kind === 'PROGRAM_DIRECTOR') return line.purposes.every((purpose) => purpose === Purpose.HPAYMT);
    return true;
  });
}
