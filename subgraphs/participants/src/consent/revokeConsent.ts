import type { SubgraphContext } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { consentParty } from './consentParty';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { leasesEnd } from '../bases/leasesEnd';
import { SignedConsent } from './signedConsent';
import { isUuid } from '../uuid';

@ObjectType({
  description: 'That a consent no longer holds, and that nothing decided under it can still be handed on.',
})
export class RevocationReceipt {
  @Field(() => ID)
  consentId!: string;

  @Field(() => GraphQLISODateTime)
  revokedAt!: Date;
}

@Resolver()
export class RevokeConsent {
  /** INVARIANT: answers with nothing of a participant, so that no lease binds the answer. */
  @Mutation(() => RevocationReceipt, {
    description:
      'Takes a consent back. Answers about three seconds later, a repeat too: when every answer decided before has been released or can no longer be.',
  })
  async revokeConsent(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<RevocationReceipt> {
    const mayAnswerFor = consentParty(context);
    const repository = context.db.getRepository(SignedConsent);
    const consent = isUuid(id) ? await repository.findOneBy({ id }) : null;
    if (!(await mayAnswerFor(consent?.participantId ?? NOBODY, consent))) throw new NotFound('consent');
    const { raw } = await repository
      .createQueryBuilder()
      .update()
      .set({ revokedAt: () => 'coalesce("revokedAt", clock_timestamp())' })
      .where({ id })
      .returning('"revokedAt"')
      .execute();
    forgetDecisions(context);
    await leasesEnd(context);
    return { consentId: id, revokedAt: raw[0].revokedAt };
  }
}
