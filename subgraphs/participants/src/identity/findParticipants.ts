import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { decisionsOf, permits } from '../decision/decisions';
import { Participant, shown } from '../participant';
import { Person } from './person';

/** Participants returned at most. */
const MOST = 20;

/** People who share a name and a birthday; beyond that, nobody is looked at. */
const MOST_LOOKED_AT = 100;

@Resolver()
export class FindParticipants {
  /** INVARIANT: the same two statements whether somebody is found, hidden or not there. */
  @Query(() => [Participant], {
    description: `Exact family name and date of birth. At most ${MOST}, of those whose name the requester may know.`,
  })
  async findParticipants(
    @Arg('familyName', () => String) familyName: string,
    @Arg('dateOfBirth', () => LocalDate) dateOfBirth: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Participant[]> {
    const people = await context.db
      .getRepository(Person)
      .createQueryBuilder('p')
      .select('p.id')
      .where('lower(p."familyName") = lower(:familyName) AND p."dateOfBirth" = :dateOfBirth', {
        familyName,
        dateOfBirth,
      })
      .orderBy('p.id')
      .limit(MOST_LOOKED_AT)
      .getMany();
    const decided = await decisionsOf(context).participants(people.map(({ id }) => id));
    const nameable = decided.filter((each) => permits(each, DataCategory.IDENT)).slice(0, MOST);
    return nameable.map((each) => shown(each, context)!);
  }
}
