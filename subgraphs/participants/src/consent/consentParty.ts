import type { SubgraphContext } from '@lead-graph/kit';
import { mayClaim, Recipient, Unauthenticated } from '@lead-graph/schema';
import { ConsentSigner } from '../codes/consent';
import { decisionsOf } from '../decision/decisions';
import { ageAt } from '../engine/signature';
import { Person } from '../identity/person';
import type { SignedConsent } from './signedConsent';
import { administers, programStaff } from '../staff';
import { hasLeft } from '../bases/staffDeparture';

/**
 * Says of a participant's id whether the caller may record that participant's consents, or end the one that is named.
 * Obligation: whoever ends one names it.
 */
export type MayAnswerFor = (
  participantId: string,
  consent?: Pick<SignedConsent, 'signedBy'> | null,
) => Promise<boolean>;

/**
 * Participants answer for themselves, representatives for whom they act for; the program's staff for those they may
 * know of, its administration for all. Anyone else is refused before a record is looked at. An id nobody has is like
 * one not to be known of.
 */
export function consentParty(context: SubgraphContext): MayAnswerFor {
  const { requester, call, db } = context;
  if (!requester || !call.purpose || !mayClaim(requester, call.purpose)) {
    throw new Unauthenticated("the user's own token is missing");
  }
  const people = db.getRepository(Person);
  if (requester.recipient === Recipient.SELF)
    return async (id, consent) =>
      (await people.existsBy({ id, account: requester.id })) || mayActFor(id, consent ?? null, context);
  if (administers(programStaff(context)))
    return async (id) => !(await hasLeft(context)) && (await people.existsBy({ id }));
  return async (id) => (await decisionsOf(context).participant(id)) !== null;
}

/** A representative in force. What a minor signed alone is the minor's to take back (42 CFR 2.14). */
async function mayActFor(
  participantId: string,
  consent: Pick<SignedConsent, 'signedBy'> | null,
  context: SubgraphContext,
): Promise<boolean> {
  const decided = await decisionsOf(context).participant(participantId);
  if (!decided) return false;
  const ofMinor = ageAt(decided.at, decided.standing.bases) === 'MINOR';
  return !(ofMinor && consent?.signedBy === ConsentSigner.PARTICIPANT);
}
