import {
  AgencyRecord,
  Categories,
  ConnectionOf,
  Guarded,
  OwnStaff,
  Page,
  type SubgraphContext,
  ownRecords,
  LocalDate,
} from '@lead-graph/kit';
import { ObtainedVia, Recipient } from '@lead-graph/schema';
import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { IssuingCourt } from './codes/issuingCourt';
import { WarrantStatus } from './codes/warrantStatus';
import { CONTACT_ONLY } from './criminalHistory';
import { Participant } from './participant';

/**
 * What police hold of a court's warrant. The court's own record is the prosecution's to answer for.
 * INVARIANT: kept by the database, an active one is `UNSERVED_WARRANT` unless its being shown is agreed.
 */
@Entity()
@ObjectType({ description: "What police hold of a court's warrant." })
@Categories(...CONTACT_ONLY)
export class PoliceWarrant extends AgencyRecord {
  @Field(() => IssuingCourt)
  @Column('text')
  issuingCourt!: IssuingCourt;

  @Field(() => WarrantStatus)
  @Column('text')
  status!: WarrantStatus;

  @Field(() => String, { nullable: true, description: 'Law the warrant is about, for example `RCW 9A.56.050`.' })
  @Column('text', { nullable: true })
  citation!: string | null;

  @Field(() => Int, { nullable: true, description: 'Bail in US cents; null where none is set.' })
  @Column('integer', { nullable: true })
  bailCents!: number | null;

  @Field(() => LocalDate)
  @Column('date')
  issuedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day on which it was served or lost its force.' })
  @Column('date', { nullable: true })
  endedOn!: string | null;

  /** Prosecutor and defense have agreed that the participant may see it. */
  @Column('boolean')
  showingAgreed!: boolean;
}

@ObjectType()
export class PoliceWarrantConnection extends ConnectionOf(PoliceWarrant) {}

@Resolver(() => Participant)
export class ParticipantPoliceWarrants {
  /** INVARIANT: nobody learns of their own unserved warrant here before that is agreed, whatever a rule permits. */
  @Guarded(PoliceWarrant)
  @FieldResolver(() => [PoliceWarrant], { nullable: true })
  async policeWarrants(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<PoliceWarrant[]> {
    const held = context.readingOf(participant).recipient === Recipient.SELF ? ObtainedVia.UNSERVED_WARRANT : null;
    return (await context.load(PoliceWarrant, participant)).filter((warrant) => warrant.obtainedVia !== held);
  }
}

@Resolver()
export class OwnPoliceWarrants {
  @OwnStaff()
  @Query(() => PoliceWarrantConnection)
  policeWarrants(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<PoliceWarrantConnection> {
    return ownRecords(PoliceWarrant, page, context) as Promise<PoliceWarrantConnection>;
  }
}
