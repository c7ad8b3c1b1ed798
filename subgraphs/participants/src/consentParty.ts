import type { SubgraphContext } from '@lead-graph/kit';
import { mayClaim, Recipient, Unauthenticated } from '@lead-graph/schema';
import { decisionsOf } from './decisions';
import { Person } from './person';
import { administers, programStaff } from './staff';

/** Says of a participant's id whether the caller may record or revoke that participant's consents. */
export type MayAnswerFor = (participantId: string) => Promise<boolean>;

/**
 * Participants answer for themselves; the program's staff for those they may know of, its administration for
 * all. Anyone else is refused before a record is looked at. An id nobody has is like one not to be known of.
 */
export function consentParty(context: SubgraphContext): MayAnswerFor {
  const { requester, call, db } = context;
  if (!requester || !call.purpose || !mayClaim(requester, call.purpose)) {
    throw new Unauthenticated("the user's own token is missing");
  }
  const people = db.getRepository(Person);
  if (requester.recipient === Recipient.SELF) return (id) => people.existsBy({ id, account: requester.id });
  if (administers(programStaff(context))) return (id) => people.existsBy({ id });
  return async (id) => (await decisionsOf(context).participant(id)) !== null;
}
