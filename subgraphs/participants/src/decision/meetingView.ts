import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, mayClaim, Recipient, requesterOf, Role } from '@lead-graph/schema';
import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator';
import { Args, ArgsType, Ctx, Field, ID, InputType, Query, registerEnumType, Resolver } from 'type-graphql';
import { type Attendee, decisionsOf } from './decisions';
import { Participant, shown } from '../participant';
import { ProgramStaff } from '../staff';

registerEnumType(Role, { name: 'Role', description: 'What somebody does at their organization.' });

/** More than sit at one table. */
const MOST = 30;

@InputType({ description: 'Somebody who looks on at a meeting.' })
export class AttendeeInput {
  @Length(1, 64)
  @Field(() => String, { description: 'Code of their organization.' })
  organization!: string;

  @Field(() => Role)
  role!: Role;
}

@ArgsType()
class MeetingArgs {
  @Field(() => ID)
  participantId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [AttendeeInput], { description: `Everybody else at the table, 1 to ${MOST}.` })
  attendees!: AttendeeInput[];
}

@Resolver()
export class MeetingView {
  @ProgramStaff()
  @Query(() => Participant, {
    nullable: true,
    description:
      'One participant as everybody at a meeting may see them: what each of them may, and no more. An operation that selects it shows nobody in any other way.',
  })
  async meetingView(
    @Args() { participantId, attendees }: MeetingArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Participant | null> {
    const desk = decisionsOf(context);
    const audience = attendees.map((each, index) => attendeeOf(each, index, context));
    return shown(await desk.inMeeting(participantId, audience), context);
  }
}

/** INVARIANT: who attends can only take away: the caller always looks on as well. */
function attendeeOf({ organization, role }: AttendeeInput, index: number, { call }: SubgraphContext): Attendee {
  const attendee = requesterOf({ sub: `attendee-${index}`, role, organization });
  if (!attendee || attendee.recipient === Recipient.SELF)
    throw new BadUserInput('attendees.role', `\`${role}\` does not attend a meeting of partners`);
  if (!mayClaim(attendee, call.purpose!))
    throw new BadUserInput('attendees.role', `\`${role}\` may not claim the purpose of this request`);
  return attendee;
}
