import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, Recipient } from '@lead-graph/schema';
import { ConsentSigner } from '../codes/consent';
import { Person } from '../identity/person';
import { Representative } from '../bases/representative';

interface Signature {
  readonly participantId: string;
  readonly signedBy: ConsentSigner;
  readonly representativeId?: string | null;
}

/**
 * A representative signs as one, by their own relation; whether that lets them sign says the engine.
 * Obligation: the caller may answer for the participant.
 */
export async function assertSignsAsThemself(signature: Signature, { db, requester }: SubgraphContext): Promise<void> {
  const { participantId, signedBy, representativeId } = signature;
  const account = requester!.id;
  if (requester!.recipient !== Recipient.SELF) return;
  if (await db.getRepository(Person).existsBy({ id: participantId, account })) return;
  if (signedBy !== ConsentSigner.REPRESENTATIVE)
    throw new BadUserInput('signedBy', 'you sign as a representative; expected `REPRESENTATIVE`');
  const own = await db.getRepository(Representative).findBy({ participantId, account });
  if (!own.some(({ id }) => id === representativeId))
    throw new BadUserInput('representativeId', 'expected your own relation, as `representatives` lists it');
}
