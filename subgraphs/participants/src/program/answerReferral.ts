import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { Arg, Ctx, GraphQLISODateTime, ID, Mutation, Resolver } from 'type-graphql';
import { ProgramStatus } from '../codes/programStatus';
import { advance, NOW, referralInHand } from './inHand';
import { leasesEnd } from '../bases/leasesEnd';
import { Participant } from '../participant';
import { ReferralReceipt } from './referralReceipt';
import { shownAfter } from '../decision/shownAfter';
import { ProgramStaff, programStaff } from '../staff';

/** The person's own answer: taking part is voluntary. */
@Resolver()
export class AnswerReferral {
  @ProgramStaff()
  @Mutation(() => Participant, { nullable: true, description: 'The person agreed to take part.' })
  async acceptReferral(
    @Arg('referralId', () => ID) referralId: string,
    @Arg('agreedAt', () => GraphQLISODateTime) agreedAt: Date,
    @Ctx() context: SubgraphContext,
  ): Promise<Participant | null> {
    if (agreedAt > new Date()) throw new BadUserInput('agreedAt', 'lies in the future');
    const participantId = await context.db.transaction(async (db) => {
      const referral = await referralInHand(referralId, programStaff(context), db);
      if (agreedAt < referral.madeAt) throw new BadUserInput('agreedAt', 'is before the referral');
      await advance(referral, ProgramStatus.ACCEPTED, db, { agreedAt });
      return referral.participantId;
    });
    return shownAfter(participantId, context);
  }

  @ProgramStaff()
  @Mutation(() => ReferralReceipt, {
    description: 'The person declined. Answers when nobody can read any more what the referral let them read.',
  })
  async declineReferral(
    @Arg('referralId', () => ID) referralId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ReferralReceipt> {
    const status = ProgramStatus.DECLINED;
    const participantId = await context.db.transaction(async (db) => {
      const referral = await referralInHand(referralId, programStaff(context), db);
      await advance(referral, status, db, { closedAt: NOW });
      return referral.participantId;
    });
    await leasesEnd(context);
    return { referralId, participantId, status };
  }
}
