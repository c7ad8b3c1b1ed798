import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, NotFound, Recipient } from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { IsNull } from 'typeorm';
import { consentParty } from './consentParty';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { SignedConsent } from './signedConsent';
import { isUuid } from '../uuid';

@ObjectType({ description: 'That a consent was affirmed again.' })
export class ReaffirmationReceipt {
  @Field(() => ID)
  consentId!: string;

  @Field(() => GraphQLISODateTime)
  reaffirmedAt!: Date;
}

@Resolver()
export class ReaffirmConsent {
  @Mutation(() => ReaffirmationReceipt, {
    description:
      'Writes down that a consent signed under a concern was affirmed again, free of it. For the participant, or for staff who heard it. Once affirmed, it stays so.',
  })
  async reaffirmConsent(
    @Arg('id', () => ID) id: string,
    @Arg('attested', () => Boolean, { defaultValue: false, description: 'Staff: that they heard it affirmed.' })
    attested: boolean,
    @Ctx() context: SubgraphContext,
  ): Promise<ReaffirmationReceipt> {
    const mayAnswerFor = consentParty(context);
    if (context.requester!.recipient !== Recipient.SELF && !attested)
      throw new BadUserInput('attested', 'staff attest that they heard it affirmed, free of the concern');
    const repository = context.db.getRepository(SignedConsent);
    const found = isUuid(id) ? await repository.findOneBy({ id, status: 'ACTIVE', revokedAt: IsNull() }) : null;
    const consent = found && found.concerns.length > 0 ? found : null;
    if (!(await mayAnswerFor(consent?.participantId ?? NOBODY, consent)))
      throw new NotFound('consent that was in doubt');
    const { raw } = await repository
      .createQueryBuilder()
      .update()
      .set({ reaffirmedAt: () => 'coalesce("reaffirmedAt", clock_timestamp())' })
      .where({ id })
      .returning('"reaffirmedAt"')
      .execute();
    forgetDecisions(context);
    return { consentId: id, reaffirmedAt: raw[0].reaffirmedAt };
  }
}
