import type { SubgraphContext } from '@lead-graph/kit';
import { LeadError } from '@lead-graph/schema';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { Engagement, ProgramStatus } from '../codes/programStatus';
import { move } from './engagement';
import { enrolmentOf, participantInHand } from './inHand';
import { Participant } from '../participant';
import { shownAfter } from '../decision/shownAfter';
import { ProgramStaff, programStaff } from '../staff';

@InputType()
export class RecordEngagementInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => Engagement)
  engagement!: Engagement;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Why: kept, and read by nobody through the graph.' })
  reason?: string;
}

@Resolver()
export class RecordEngagement {
  @ProgramStaff()
  @Mutation(() => Participant, {
    nullable: true,
    description: 'In touch again, or not now. Neither ends anything.',
  })
  async recordEngagement(
    @Arg('input', () => RecordEngagementInput) { participantId, engagement, reason }: RecordEngagementInput,
    @Ctx() context: SubgraphContext,
  ): Promise<Participant | null> {
    await context.db.transaction(async (db) => {
      await participantInHand(participantId, programStaff(context), db);
      if ((await enrolmentOf(participantId, db))?.ended) {
        throw new LeadError('CONFLICT', 'the enrolment rests; `reopenEnrolment` opens it again');
      }
      await move(participantId, ProgramStatus[engagement], reason ?? null, db);
    });
    return shownAfter(participantId, context);
  }
}
