import {
  AgencyRecord,
  amendOwn,
  Categories,
  ConnectionOf,
  Guarded,
  type NewRecord,
  OwnStaff,
  ownRecords,
  ownRow,
  Page,
  personNumbered,
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { BadUserInput, DataCategory } from '@lead-graph/schema';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { VictimServiceStayKind } from './codes/victimServiceStayKind';
import { VictimServiceStaff } from './keepers';
import { Participant } from './participant';

/**
 * One stay with a victim service provider, in a table of its own that no HMIS import writes. It carries no place,
 * no name of a provider and no link to any HMIS row.
 */
@Entity()
@ObjectType({ description: 'One stay with a victim service provider.' })
@Categories(DataCategory.VSP)
export class VictimServiceStay extends AgencyRecord {
  @Field(() => VictimServiceStayKind)
  @Column('text')
  kind!: VictimServiceStayKind;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  endedOn!: string | null;
}

@ObjectType()
export class VictimServiceStayConnection extends ConnectionOf(VictimServiceStay) {}

@InputType({ description: 'A stay with a victim service provider.' })
export class RecordVictimServiceStayInput {
  @Field(() => String, { description: 'Number under which the provider knows the person.' })
  person!: string;

  @Field(() => VictimServiceStayKind)
  kind!: VictimServiceStayKind;

  @Field(() => LocalDate)
  startedOn!: string;

  @Field(() => LocalDate, { nullable: true })
  endedOn?: string | null;
}

@InputType({ description: 'The end of a stay with a victim service provider.' })
export class EndVictimServiceStayInput {
  @Field(() => ID, { description: '`id` of the stay.' })
  stay!: string;

  @Field(() => LocalDate)
  endedOn!: string;
}

@Resolver(() => VictimServiceStay)
export class VictimServiceStayFields {
  @FieldResolver(() => LocalDate)
  startedOn(@Root() stay: VictimServiceStay): string {
    return stay.servicedOn!;
  }
}

@Resolver(() => Participant)
export class ParticipantVictimServiceStays {
  @Guarded(VictimServiceStay)
  @FieldResolver(() => [VictimServiceStay], { nullable: true })
  victimServiceStays(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<VictimServiceStay[]> {
    return context.load(VictimServiceStay, participant);
  }
}

@Resolver()
export class OwnVictimServiceStays {
  @OwnStaff()
  @VictimServiceStaff()
  @Query(() => VictimServiceStayConnection)
  housingVictimServiceStays(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<VictimServiceStayConnection> {
    return ownRecords(VictimServiceStay, page, context) as Promise<VictimServiceStayConnection>;
  }

  @OwnStaff()
  @VictimServiceStaff()
  @Mutation(() => VictimServiceStay, {
    description: 'Records a stay with the victim service provider, in its own table.',
  })
  async recordVictimServiceStay(
    @Arg('input', () => RecordVictimServiceStayInput) input: RecordVictimServiceStayInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VictimServiceStay> {
    return recordOwn(VictimServiceStay, [DataCategory.VSP], await newVictimServiceStay(input, context), context);
  }

  @OwnStaff()
  @VictimServiceStaff()
  @Mutation(() => VictimServiceStay, { description: 'Records the end of a stay with the victim service provider.' })
  async endVictimServiceStay(
    @Arg('input', () => EndVictimServiceStayInput) { stay, endedOn }: EndVictimServiceStayInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VictimServiceStay> {
    return amendOwn(
      VictimServiceStay,
      stay,
      { endedOn: notBefore((await ownRow(VictimServiceStay, stay, context)).servicedOn!, endedOn) },
      context,
    );
  }
}

async function newVictimServiceStay(
  input: RecordVictimServiceStayInput,
  context: SubgraphContext,
): Promise<NewRecord<VictimServiceStay>> {
  const endedOn = input.endedOn ? notBefore(input.startedOn, input.endedOn) : null;
  return {
    personRef: await personNumbered(input.person, context),
    servicedOn: input.startedOn,
    endedOn,
    kind: input.kind,
  };
}

function notBefore(startedOn: string, endedOn: string): string {
  if (endedOn < startedOn) throw new BadUserInput('endedOn', 'is before the stay began');
  return endedOn;
}
