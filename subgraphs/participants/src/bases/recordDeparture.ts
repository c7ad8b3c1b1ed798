import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, Role } from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, Mutation, ObjectType, Resolver } from 'type-graphql';
import { forgetDecisions } from '../decision/decisions';
import { leasesEnd } from './leasesEnd';
import { Person } from '../identity/person';
import { ProgramStaff, programStaff } from '../staff';
import { StaffDeparture } from './staffDeparture';

@ObjectType({ description: 'That an account opens nothing of a participant any more.' })
export class DepartureReceipt {
  @Field(() => String)
  account!: string;

  @Field(() => GraphQLISODateTime)
  leftAt!: Date;
}

@Resolver()
export class RecordDeparture {
  /** Whose staff an account is stands in its token alone: so this is for administrators, not for supervisors. */
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => DepartureReceipt, {
    description: 'Records that somebody left, of any partner. Answers when their token opens no participant any more.',
  })
  async recordDeparture(
    @Arg('account', () => String) account: string,
    @Ctx() context: SubgraphContext,
  ): Promise<DepartureReceipt> {
    if (account.trim() === '') throw new BadUserInput('account', 'is empty');
    if (await context.db.getRepository(Person).existsBy({ account }))
      throw new BadUserInput('account', "is a participant's own");
    const departures = context.db.getRepository(StaffDeparture);
    const { id: recordedBy } = programStaff(context);
    await departures.createQueryBuilder().insert().values({ account, recordedBy }).orIgnore().execute();
    const { leftAt } = await departures.findOneByOrFail({ account });
    forgetDecisions(context);
    await leasesEnd(context);
    return { account, leftAt };
  }
}
