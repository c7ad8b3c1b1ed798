import { type Consent, DenyReason } from '@lead-graph/participants/engine';
import { diedBefore } from './ages';
import type { Asked } from './asked';
import { isDefective } from './form';

const DAY = 86_400_000;

/** R6, in its order: why a consent is not in force, or null. Who could sign after a death is R7. */
export function whyNot(consent: Consent, asked: Asked): DenyReason | null {
  const { at, rules } = asked;
  const signed = consent.signedAt !== null && consent.signedAt <= at;
  if (consent.status !== 'ACTIVE' || !signed || isDefective(consent, rules.policy)) return DenyReason.INVALID;
  if (consent.revokedAt !== null || revokedByWordOfMouth(consent, asked)) return DenyReason.REVOKED;
  if (consent.startsAt > at) return DenyReason.NOT_YET;
  if (consent.endsAt !== null && consent.endsAt <= at) return DenyReason.EXPIRED;
  const longest = rules.policy.maxConsentAgeDays;
  if (longest !== null && at >= consent.signedAt! + longest * DAY) return DenyReason.EXPIRED;
  const outlived = diedBefore(asked.bases, at) && !diedBefore(asked.bases, consent.signedAt!);
  if (outlived && !consent.survivesDeath) return DenyReason.ENDED_BY_DEATH;
  return null;
}

/** The whole of it: an oral revocation of a part is R8. */
function revokedByWordOfMouth(consent: Consent, { bases, at }: Asked): boolean {
  return bases.restrictions.some(
    (each) =>
      each.kind === 'ORAL_REVOCATION' &&
      each.consentId === consent.id &&
      each.recipients === null &&
      each.categories === null &&
      each.purposes === null &&
      (each.endsAt === null || at < each.endsAt),
  );
}
