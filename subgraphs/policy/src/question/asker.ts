import type { SubgraphContext } from '@lead-graph/kit';
import {
  BadUserInput,
  Forbidden,
  mayClaim,
  Purpose,
  Recipient,
  type Requester,
  Unauthenticated,
} from '@lead-graph/schema';

/** Whoever counts for policy or research, for a purpose of their role. */
export function askerOf({ requester, call }: SubgraphContext, agreements: readonly string[]): Requester {
  if (!requester) throw new Unauthenticated("the user's own token is missing");
  if (requester.recipient !== Recipient.POL && requester.recipient !== Recipient.RES)
    throw new Forbidden('tables and extracts are for policy staff and evaluators');
  if (!call.purpose || !mayClaim(requester, call.purpose))
    throw new Forbidden('this purpose is not one the role allows');
  if (call.purpose === Purpose.AUDIT && agreements.length === 0)
    throw new BadUserInput('agreement', 'an audit counts under an agreement: give its id');
  return requester;
}
