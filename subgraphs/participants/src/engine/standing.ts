import type { ProgramPolicy } from '@lead-graph/schema';
import type { Bases, Consent, Restriction } from './bases';
import { DenyReason } from './decision';
import { defectsOf } from './forms';
import { isDead } from './signature';

const DAY_MILLISECONDS = 86_400_000;

/** Null while the consent holds; from the very instant of its end or revocation it does not. */
export function whyNotInForce(consent: Consent, bases: Bases, policy: ProgramPolicy, at: number): DenyReason | null {
  const { status, signedAt, revokedAt, startsAt, endsAt } = consent;
  if (status !== 'ACTIVE' || signedAt === null || signedAt > at) return DenyReason.INVALID;
  if (defectsOf(consent, policy).length > 0) return DenyReason.INVALID;
  if (revokedAt !== null || oralRevocations(consent, bases, at).some(isWhole)) return DenyReason.REVOKED;
  if (startsAt > at) return DenyReason.NOT_YET;
  if ((endsAt !== null && endsAt <= at) || isOverAge(signedAt, policy, at)) return DenyReason.EXPIRED;
  return endedByDeath(consent, bases, at) ? DenyReason.ENDED_BY_DEATH : null;
}

/** It ends at an event that nobody recorded for longer than the policy leaves unasked (C08). */
export function isStale({ expiry, endsAt, signedAt }: Consent, policy: ProgramPolicy, at: number): boolean {
  return expiry === 'EVENT' && endsAt === null && at - signedAt! > policy.staleAfterDays * DAY_MILLISECONDS;
}

/** What was taken back by word alone: honoured at once, until it is in writing (C10). */
export function oralRevocations({ id }: Consent, { restrictions }: Bases, at: number): readonly Restriction[] {
  return restrictions.filter((each) => each.kind === 'ORAL_REVOCATION' && each.consentId === id && isOpen(each, at));
}

function isWhole({ recipients, categories, purposes }: Restriction): boolean {
  return recipients === null && categories === null && purposes === null;
}

/** Seen, a restriction is in force until it ends. */
export function isOpen({ endsAt }: Restriction, at: number): boolean {
  return endsAt === null || at < endsAt;
}

function isOverAge(signedAt: number, { maxConsentAgeDays }: ProgramPolicy, at: number): boolean {
  return maxConsentAgeDays !== null && at - signedAt >= maxConsentAgeDays * DAY_MILLISECONDS;
}

/** What the dead had signed gives nothing new, unless the form says so; what an executor signed does (X15). */
function endedByDeath({ signedAt, survivesDeath }: Consent, bases: Bases, at: number): boolean {
  return isDead(bases, at) && !isDead(bases, signedAt!) && !survivesDeath;
}
