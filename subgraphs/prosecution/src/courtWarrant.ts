import {
  AgencyRecord,
  Categories,
  ConnectionOf,
  Guarded,
  OwnStaff,
  ownRecords,
  Page,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { DataCategory, ObtainedVia } from '@lead-graph/schema';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Court } from './codes/court';
import { WarrantKind, WarrantStatus } from './codes/courtWarrant';
import { Participant } from './participant';

/** One warrant of one court. */
@Entity()
@ObjectType({
  description:
    'One warrant of one court. The participant reads of an active one once prosecutor and defense agree to it.',
})
@Categories(DataCategory.PROS_PUB)
export class CourtWarrant extends AgencyRecord {
  @Field(() => Court)
  @Column('text')
  court!: Court;

  @Field(() => WarrantKind)
  @Column('text')
  kind!: WarrantKind;

  @Field(() => WarrantStatus)
  @Column('text')
  status!: WarrantStatus;

  @Field(() => LocalDate)
  @Column('date')
  issuedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'When a motion to quash was filed.' })
  @Column('date', { nullable: true })
  quashMotionOn!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'When an order agreed between the parties was entered.',
  })
  @Column('date', { nullable: true })
  agreedOrderOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Null while it is active.' })
  @Column('date', { nullable: true })
  endedOn!: string | null;

  @Field(() => Boolean, {
    description: 'True once prosecutor and defense have agreed that the participant may be told of it.',
  })
  @Column('boolean', { default: false })
  releaseAgreed!: boolean;
}

@ObjectType()
export class CourtWarrantConnection extends ConnectionOf(CourtWarrant) {}

/** An active warrant whose release nobody agreed to is held back from the participant. */
export function warrantObtainedVia(status: WarrantStatus, releaseAgreed: boolean): ObtainedVia {
  return status === WarrantStatus.ACTIVE && !releaseAgreed ? ObtainedVia.UNSERVED_WARRANT : ObtainedVia.COURT;
}

@Resolver(() => Participant)
export class ParticipantCourtWarrants {
  @Guarded(CourtWarrant)
  @FieldResolver(() => [CourtWarrant], { nullable: true })
  courtWarrants(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CourtWarrant[]> {
    return context.load(CourtWarrant, participant);
  }
}

@Resolver()
export class OwnCourtWarrants {
  @OwnStaff()
  @Query(() => CourtWarrantConnection)
  prosecutionCourtWarrants(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CourtWarrantConnection> {
    return ownRecords(CourtWarrant, page, context) as Promise<CourtWarrantConnection>;
  }
}
