import {
  amendOwn,
  OwnStaff,
  ownRow,
  personNumbered,
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { DataCategory, LeadError } from '@lead-graph/schema';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { Court } from './codes/court';
import { WarrantKind, WarrantStatus } from './codes/courtWarrant';
import { CourtWarrant, warrantObtainedVia } from './courtWarrant';
import { alreadyPast, notBefore } from './days';

@InputType()
export class RecordWarrantInput {
  @Field(() => String, { description: 'Number under which this office knows the person.' })
  person!: string;

  @Field(() => Court)
  court!: Court;

  @Field(() => WarrantKind)
  kind!: WarrantKind;

  @Field(() => LocalDate)
  issuedOn!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True where prosecutor and defense have agreed that the participant may be told of it.',
  })
  releaseAgreed!: boolean;
}

@InputType()
export class QuashWarrantInput {
  @Field(() => ID)
  warrant!: string;

  @Field(() => LocalDate, { description: 'Day on which the court quashed it.' })
  quashedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'When the motion was filed.' })
  quashMotionOn?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'When an order agreed between the parties was entered.',
  })
  agreedOrderOn?: string | null;
}

@Resolver()
export class RecordWarrant {
  @OwnStaff()
  @Mutation(() => CourtWarrant, { description: 'Enters an active warrant.' })
  async recordWarrant(
    @Arg('input', () => RecordWarrantInput) input: RecordWarrantInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CourtWarrant> {
    const { person, ...values } = input;
    alreadyPast('issuedOn', input.issuedOn);
    const status = WarrantStatus.ACTIVE;
    const obtainedVia = warrantObtainedVia(status, input.releaseAgreed);
    const personRef = await personNumbered(person, context);
    return recordOwn(
      CourtWarrant,
      [DataCategory.PROS_PUB],
      { ...values, personRef, status, obtainedVia, servicedOn: input.issuedOn },
      context,
    );
  }

  @OwnStaff()
  @Mutation(() => CourtWarrant, {
    description: 'Notes that prosecutor and defense have agreed that the participant may be told of an active warrant.',
  })
  async agreeWarrantRelease(
    @Arg('warrant', () => ID) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<CourtWarrant> {
    const { status } = await ownRow(CourtWarrant, id, context);
    return amendOwn(CourtWarrant, id, { releaseAgreed: true, obtainedVia: warrantObtainedVia(status, true) }, context);
  }

  @OwnStaff()
  @Mutation(() => CourtWarrant, { description: 'Enters that a court quashed a warrant.' })
  async quashWarrant(
    @Arg('input', () => QuashWarrantInput) input: QuashWarrantInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CourtWarrant> {
    const warrant = await ownRow(CourtWarrant, input.warrant, context);
    checkQuash(input, warrant);
    const { quashedOn: endedOn, quashMotionOn = null, agreedOrderOn = null } = input;
    const status = WarrantStatus.QUASHED;
    const obtainedVia = warrantObtainedVia(status, warrant.releaseAgreed);
    return amendOwn(CourtWarrant, warrant.id, { status, obtainedVia, endedOn, quashMotionOn, agreedOrderOn }, context);
  }
}

function checkQuash(
  { quashedOn, quashMotionOn, agreedOrderOn }: QuashWarrantInput,
  { status, issuedOn }: CourtWarrant,
): void {
  if (status !== WarrantStatus.ACTIVE)
    throw new LeadError('TRANSITION_FORBIDDEN', `only an active warrant can be quashed; this one is \`${status}\``);
  alreadyPast('quashedOn', quashedOn);
  notBefore('quashedOn', quashedOn, 'issuedOn', issuedOn);
  notBefore('quashMotionOn', quashMotionOn, 'issuedOn', issuedOn);
  notBefore('agreedOrderOn', agreedOrderOn, 'issuedOn', issuedOn);
  notBefore('quashedOn', quashedOn, 'quashMotionOn', quashMotionOn);
}
