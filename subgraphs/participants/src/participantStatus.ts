import { DataCategory } from '@lead-graph/schema';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ProgramStatus } from './codes/programStatus';
import { isLimited, LEAD_LINE_PHONE, limitedStatus } from './decision/limitedStatus';
import { Participant } from './participant';
import { Permitted } from './decision/permitted';

@Resolver(() => Participant)
export class ParticipantStatus {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => ProgramStatus, {
    nullable: true,
    description: 'Police, prosecutors and courts read `ACTIVE` or `INACTIVE` only.',
  })
  status(@Root() { decided }: Participant): ProgramStatus {
    const { status } = decided.standing;
    return isLimited(decided.question.recipient) ? limitedStatus(status) : status;
  }

  @Permitted(DataCategory.PROG)
  @FieldResolver(() => String, { nullable: true, description: 'Where the program can be called about anybody in it.' })
  leadLine(): string {
    return LEAD_LINE_PHONE;
  }
}
