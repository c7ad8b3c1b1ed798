import type { SubgraphContext } from '@lead-graph/kit';
import { LeadError, NotFound, Recipient } from '@lead-graph/schema';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RestrictionKind } from '../codes/bases';
import { consentParty } from '../consent/consentParty';
import { NOBODY } from '../decision/decisions';
import { BasisEndReceipt, endBasis } from './endBasis';
import { Restriction } from './restriction';
import { SignedConsent } from '../consent/signedConsent';
import { isUuid } from '../uuid';

@Resolver()
export class EndRestriction {
  @Mutation(() => BasisEndReceipt, {
    description:
      'Ends a limit. Staff end one that was said by word of mouth once the consent is revoked in writing; the participant, at any time.',
  })
  async endRestriction(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<BasisEndReceipt> {
    const mayAnswerFor = consentParty(context);
    const restriction = await context.db.getRepository(Restriction).findOneBy({ id: isUuid(id) ? id : NOBODY });
    const consent = await consentOf(restriction, context);
    if (!(await mayAnswerFor(restriction?.participantId ?? NOBODY, consent)) || !restriction)
      throw new NotFound('restriction');
    const bySelf = context.requester!.recipient === Recipient.SELF;
    if (restriction.kind === RestrictionKind.ORAL_REVOCATION && !bySelf && !consent?.revokedAt)
      throw new LeadError('CONFLICT', 'the consent is not revoked in writing yet; `revokeConsent` does it');
    return endBasis(Restriction, id, 'restriction', context);
  }
}

function consentOf(restriction: Restriction | null, { db }: SubgraphContext): Promise<SignedConsent | null> {
  return db.getRepository(SignedConsent).findOneBy({ id: restriction?.consentId ?? NOBODY });
}
