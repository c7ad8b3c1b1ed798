import type { SubgraphContext } from '@lead-graph/kit';
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { decisionsOf } from '../decision/decisions';
import { Participant, shown } from '../participant';

@Directive('@key(fields: "ref")')
@ObjectType()
export class PersonLink {
  @Directive('@inaccessible')
  @Field(() => ID)
  ref!: string;
}

@Resolver(() => PersonLink)
export class PersonLinkParticipant {
  @FieldResolver(() => Participant, {
    nullable: true,
    description:
      'The participant this person is; null alike for the linked whom the requester may not know of, the unlinked and the unknown.',
  })
  async participant(@Root() { ref }: PersonLink, @Ctx() context: SubgraphContext): Promise<Participant | null> {
    return shown(await decisionsOf(context).participantBehind(ref), context);
  }
}
