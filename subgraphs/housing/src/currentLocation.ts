import {
  AgencyRecord,
  Categories,
  ConnectionOf,
  Guarded,
  type NewRecord,
  OwnStaff,
  ownRecords,
  Page,
  personNumbered,
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { Length } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { HmisStaff } from './keepers';
import { Participant } from './participant';

/**
 * The place where somebody was staying on one day. What outreach heard is LOCATION; what stood in the HMIS is an
 * HMIS record as well and needs both. INVARIANT: never inside an institution, whose name would tell which.
 */
@Entity()
@ObjectType({ description: 'The place where somebody was staying on one day.' })
@Categories(DataCategory.LOCATION, [DataCategory.HMIS, DataCategory.LOCATION])
export class CurrentLocation extends AgencyRecord {
  @Field(() => String)
  @Column('text')
  place!: string;

  @Column('uuid', { nullable: true })
  enrolmentId!: string | null;
}

@ObjectType()
export class CurrentLocationConnection extends ConnectionOf(CurrentLocation) {}

@InputType({ description: 'Where somebody is staying.' })
export class RecordCurrentLocationInput {
  @Field(() => String, { description: 'Number under which your organisation knows the person.' })
  person!: string;

  @Field(() => LocalDate)
  seenOn!: string;

  @Length(1, 300)
  @Field(() => String, { description: 'Where to look. Not an institution: record that as a living situation.' })
  place!: string;
}

@Resolver(() => CurrentLocation)
export class CurrentLocationFields {
  @FieldResolver(() => LocalDate)
  seenOn(@Root() row: CurrentLocation): string {
    return row.servicedOn!;
  }
}

@Resolver(() => Participant)
export class ParticipantCurrentLocations {
  @Guarded(CurrentLocation)
  @FieldResolver(() => [CurrentLocation], { nullable: true })
  currentLocations(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CurrentLocation[]> {
    return context.load(CurrentLocation, participant);
  }
}

@Resolver()
export class OwnCurrentLocations {
  @OwnStaff()
  @Query(() => CurrentLocationConnection)
  housingCurrentLocations(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CurrentLocationConnection> {
    return ownRecords(CurrentLocation, page, context) as Promise<CurrentLocationConnection>;
  }

  @OwnStaff()
  @HmisStaff()
  @Mutation(() => CurrentLocation, { description: 'Records where a person was met or said to be staying.' })
  async recordCurrentLocation(
    @Arg('input', () => RecordCurrentLocationInput) input: RecordCurrentLocationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CurrentLocation> {
    return recordOwn(CurrentLocation, [DataCategory.LOCATION], await newLocation(input, context), context);
  }
}

async function newLocation(
  input: RecordCurrentLocationInput,
  context: SubgraphContext,
): Promise<NewRecord<CurrentLocation>> {
  return { personRef: await personNumbered(input.person, context), servicedOn: input.seenOn, place: input.place };
}
