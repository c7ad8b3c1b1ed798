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
import { DataCategory } from '@lead-graph/schema';
import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { HousingServiceKind } from './codes/housingServiceKind';
import { Participant } from './participant';

/** What a housing provider did or paid for on one day: a bed for a night, a month's rent. */
@Entity()
@ObjectType({ description: 'What a housing provider did or paid for on one day.' })
@Categories(DataCategory.HMIS)
export class HousingService extends AgencyRecord {
  @Column('uuid', { nullable: true })
  enrolmentId!: string | null;

  @Field(() => HousingServiceKind)
  @Column('text')
  kind!: HousingServiceKind;

  @Field(() => Int, { nullable: true, description: 'What was paid, in US cents.' })
  @Column('integer', { nullable: true })
  paidCents!: number | null;
}

@ObjectType()
export class HousingServiceConnection extends ConnectionOf(HousingService) {}

@Resolver(() => HousingService)
export class HousingServiceFields {
  @FieldResolver(() => LocalDate)
  providedOn(@Root() row: HousingService): string {
    return row.servicedOn!;
  }
}

@Resolver(() => Participant)
export class ParticipantHousingServices {
  @Guarded(HousingService)
  @FieldResolver(() => [HousingService], { nullable: true })
  housingServices(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<HousingService[]> {
    return context.load(HousingService, participant);
  }
}

@Resolver()
export class OwnHousingServices {
  @OwnStaff()
  @Query(() => HousingServiceConnection)
  housingServices(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<HousingServiceConnection> {
    return ownRecords(HousingService, page, context) as Promise<HousingServiceConnection>;
  }
}
