import type { SubgraphContext } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { ConsentExpiry } from '../codes/consent';
import { consentParty } from './consentParty';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { leasesEnd } from '../bases/leasesEnd';
import { SignedConsent } from './signedConsent';
import { isUuid } from '../uuid';

@ObjectType({ description: 'That the event came at which a consent ends, and that nothing is handed on under it.' })
export class ConsentEndReceipt {
  @Field(() => ID)
  consentId!: string;

  @Field(() => GraphQLISODateTime)
  endedAt!: Date;
}

@Resolver()
export class RecordConsentEvent {
  @Mutation(() => ConsentEndReceipt, {
    description: 'Records that the event came at which a consent ends. Answers as `revokeConsent` does.',
  })
  async recordConsentEvent(
    @Arg('id', () => ID) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsentEndReceipt> {
    const mayAnswerFor = consentParty(context);
    const repository = context.db.getRepository(SignedConsent);
    const consent = isUuid(id) ? await repository.findOneBy({ id, expiry: ConsentExpiry.EVENT }) : null;
    if (!(await mayAnswerFor(consent?.participantId ?? NOBODY, consent)))
      throw new NotFound('consent that ends at an event');
    const { raw } = await repository
      .createQueryBuilder()
      .update()
      .set({ endsAt: () => 'coalesce("endsAt", clock_timestamp())' })
      .where({ id })
      .returning('"endsAt"')
      .execute();
    forgetDecisions(context);
    await leasesEnd(context);
    return { consentId: id, endedAt: raw[0].endsAt };
  }
}
