import {
  Categories,
  CategoryExpires,
  ConnectionOf,
  Guarded,
  OwnStaff,
  Page,
  type SubgraphContext,
  ownRecords,
} from '@lead-graph/kit';
import {
  Args,
  Ctx,
  Field,
  FieldResolver,
  GraphQLISODateTime,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { HandOffOutcome } from './codes/handOffOutcome';
import { ContactRecord } from './contactRecord';
import { CONTACT_ONLY, CRIMINAL_HISTORY } from './criminalHistory';
import { Participant } from './participant';

/** One hand-off from an officer to a case manager, as police saw it. */
@Entity()
@ObjectType({ description: 'One hand-off from an officer to a case manager, as police saw it.' })
@Categories(...CONTACT_ONLY, ...CRIMINAL_HISTORY)
@CategoryExpires()
export class DiversionReferral extends ContactRecord {
  @Column('uuid', { nullable: true })
  contactId!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When the officer called for a case manager.' })
  @Column('timestamptz')
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When person and case manager first spoke.' })
  @Column('timestamptz', { nullable: true })
  metAt!: Date | null;

  @Field(() => HandOffOutcome, { nullable: true, description: 'Null while the hand-off is under way.' })
  @Column('text', { nullable: true })
  outcome!: HandOffOutcome | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person agreed; null where nobody asked yet.' })
  @Column('boolean', { nullable: true })
  agreed!: boolean | null;
}

@ObjectType()
export class DiversionReferralConnection extends ConnectionOf(DiversionReferral) {}

const MINUTE_MILLISECONDS = 60_000;

@Resolver(() => DiversionReferral)
export class DiversionReferralFields {
  @FieldResolver(() => Int, { nullable: true, description: 'Whole minutes from the call to the meeting; aim: 30.' })
  minutesToMeet(@Root() { requestedAt, metAt }: DiversionReferral): number | null {
    return metAt && Math.floor((metAt.getTime() - requestedAt.getTime()) / MINUTE_MILLISECONDS);
  }
}

@Resolver(() => Participant)
export class ParticipantDiversionReferrals {
  @Guarded(DiversionReferral)
  @FieldResolver(() => [DiversionReferral], { nullable: true })
  diversionReferrals(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<DiversionReferral[]> {
    return context.load(DiversionReferral, participant);
  }
}

@Resolver()
export class OwnDiversionReferrals {
  @OwnStaff()
  @Query(() => DiversionReferralConnection)
  policeDiversionReferrals(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<DiversionReferralConnection> {
    return ownRecords(DiversionReferral, page, context) as Promise<DiversionReferralConnection>;
  }
}
