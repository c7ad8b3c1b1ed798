import { DataCategory, Recipient } from '@lead-graph/schema';
import { Field, FieldResolver, GraphQLISODateTime, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { Participant } from './participant';
import { Permitted } from './permitted';

/** Whether somebody is being worked with now. Nobody is discharged: inactive may become active again at any time. */
export enum EngagementStatus {
  REFERRED = 'REFERRED',
  ACTIVE = 'ACTIVE',
  INACTIVE = 'INACTIVE',
  ENDED = 'ENDED',
}

registerEnumType(EngagementStatus, { name: 'EngagementStatus', description: 'Whether a participant is being worked with now. Nobody fails out: there is no discharge.' });

/** Recipients to whom program status is active or inactive and nothing more (rule PROG, G1). */
const LIMITED: readonly Recipient[] = [Recipient.LE, Recipient.PROS, Recipient.CT];

@ObjectType({ description: 'Enrolment in the program. It has no planned end.' })
export class Enrolment {
  @Field(() => GraphQLISODateTime)
  enrolledAt!: Date;

  @Field(() => String, { nullable: true })
  fundingSource!: string | null;

  @Field(() => Boolean, { description: 'In the Trueblood expansion, for people who cycle through competency services.' })
  trueblood!: boolean;
}

@Resolver(() => Participant)
export class ParticipantEngagement {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => EngagementStatus, { nullable: true, description: 'Police, prosecutors and courts read active or inactive only.' })
  status(@Root() { decided }: Participant): EngagementStatus {
    const { status } = decided.standing.program;
    const limited = LIMITED.includes(decided.question.recipient);
    return limited && status !== EngagementStatus.ACTIVE ? EngagementStatus.INACTIVE : (status as EngagementStatus);
  }

  @Permitted(DataCategory.PROG)
  @FieldResolver(() => Enrolment, { nullable: true, description: 'Null for police, prosecutors and courts, and before enrolment.' })
  enrolment(@Root() { decided }: Participant): Enrolment | null {
    const { enrolment } = decided.standing.program;
    if (!enrolment || LIMITED.includes(decided.question.recipient)) return null;
    return { ...enrolment, enrolledAt: new Date(enrolment.enrolledAt) };
  }
}
