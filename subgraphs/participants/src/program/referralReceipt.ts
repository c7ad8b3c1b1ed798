import { Field, ID, ObjectType } from 'type-graphql';
import { ProgramStatus } from '../codes/programStatus';

@ObjectType({ description: 'What became of a referral, for the staff who changed it.' })
export class ReferralReceipt {
  @Field(() => ID)
  referralId!: string;

  @Field(() => ID)
  participantId!: string;

  @Field(() => ProgramStatus)
  status!: ProgramStatus;
}
