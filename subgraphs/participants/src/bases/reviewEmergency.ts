import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { LeadError, NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { IsNull } from 'typeorm';
import { businessDayAfter } from './businessDay';
import { EmergencyFinding } from '../codes/emergency';
import { forgetDecisions } from '../decision/decisions';
import { Emergency } from './emergency';
import { leasesEnd } from './leasesEnd';
import { Reviewers } from '../staff';
import { isUuid } from '../uuid';

@ObjectType({ description: 'A declared emergency that nobody has reviewed yet.' })
export class EmergencyReview {
  @Field(() => Emergency)
  emergency!: Emergency;

  @Field(() => ID, { description: 'Who was meant; an id that nobody has, where that was no participant.' })
  participantId!: string;

  @Field(() => LocalDate, { description: 'One business day after it was declared.' })
  dueOn!: string;
}

@ObjectType({ description: 'What a review found. One that was not justified opens nothing any more.' })
export class EmergencyReviewReceipt {
  @Field(() => ID)
  emergencyId!: string;

  @Field(() => EmergencyFinding)
  finding!: EmergencyFinding;

  @Field(() => GraphQLISODateTime)
  reviewedAt!: Date;
}

@Resolver()
export class ReviewEmergency {
  @Reviewers()
  @Query(() => [EmergencyReview], { description: 'Declared emergencies that are to be reviewed, oldest first.' })
  async emergencyReviews(@Ctx() { db }: SubgraphContext): Promise<EmergencyReview[]> {
    const open = await db
      .getRepository(Emergency)
      .find({ where: { finding: IsNull() }, order: { startsAt: 'ASC', id: 'ASC' } });
    return open.map((emergency) => ({
      emergency,
      participantId: emergency.participantId,
      dueOn: businessDayAfter(emergency.startsAt),
    }));
  }

  @Reviewers()
  @Mutation(() => EmergencyReviewReceipt, {
    description:
      'Says whether a declared emergency was one. If it was not, it ends, and this answers as `revokeConsent` does.',
  })
  async reviewEmergency(
    @Arg('id', () => ID) id: string,
    @Arg('finding', () => EmergencyFinding) finding: EmergencyFinding,
    @Ctx() context: SubgraphContext,
  ): Promise<EmergencyReviewReceipt> {
    const emergencies = context.db.getRepository(Emergency);
    if (!isUuid(id) || !(await emergencies.existsBy({ id }))) throw new NotFound('emergency');
    const reviewedAt = await found(id, finding, context);
    if (!reviewedAt) throw new LeadError('CONFLICT', 'it was found not justified; that stands');
    forgetDecisions(context);
    if (finding === EmergencyFinding.NOT_JUSTIFIED) await leasesEnd(context);
    return { emergencyId: id, finding, reviewedAt };
  }
}

/** INVARIANT: a finding can be made stricter, never milder. */
async function found(id: string, finding: EmergencyFinding, { db, requester }: SubgraphContext): Promise<Date | null> {
  const ends = finding === EmergencyFinding.NOT_JUSTIFIED;
  const again = 'CASE WHEN finding = :finding THEN';
  const { raw } = await db
    .createQueryBuilder()
    .update(Emergency)
    .set({
      finding,
      reviewedAt: () => `${again} "reviewedAt" ELSE clock_timestamp() END`,
      reviewedBy: () => `${again} "reviewedBy" ELSE :reviewer END`,
      ...(ends ? { endsAt: () => 'least("endsAt", clock_timestamp())' } : {}),
    })
    .where('id = :id', { id })
    .andWhere(ends ? 'true' : `finding IS DISTINCT FROM 'NOT_JUSTIFIED'`)
    .setParameters({ id, finding, reviewer: requester!.id })
    .returning('"reviewedAt"')
    .execute();
  return raw[0]?.reviewedAt ?? null;
}
