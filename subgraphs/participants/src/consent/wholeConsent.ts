import type { SubgraphContext } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { readsInFull } from './consent';
import { consentParty } from './consentParty';
import { type Decided, decisionsOf, NOBODY } from '../decision/decisions';
import type { Consent } from '../engine/bases';
import { SignedConsent } from './signedConsent';
import { isUuid } from '../uuid';

/** A consent, and what was decided of whose it is. */
export interface WholeConsent {
  readonly consent: Consent;
  readonly decided: Decided;
  readonly kept: SignedConsent;
}

/**
 * A signed consent as a whole, to those who may answer for its participant and may read each of its lines; a part of
 * it would be another document.
 */
export async function wholeConsent(id: string, context: SubgraphContext): Promise<WholeConsent> {
  consentParty(context);
  const found = isUuid(id) ? await context.db.getRepository(SignedConsent).findOneBy({ id }) : null;
  const decided = await decisionsOf(context).participant(found?.participantId ?? NOBODY);
  const consent = decided?.standing.bases.consents.find((each) => each.id === found?.id);
  if (!decided || !consent || !readsInFull(decided, consent.provisions)) throw new NotFound('consent');
  return { consent, decided, kept: found! };
}
