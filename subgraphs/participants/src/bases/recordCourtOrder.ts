import { randomUUID } from 'node:crypto';
import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, DataCategory, NotFound, Purpose, Role } from '@lead-graph/schema';
import { ArrayMaxSize, ArrayMinSize, IsIn, Length, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { CourtOrderType } from '../codes/courtOrder';
import { CourtOrder } from './courtOrder';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { BasisEndReceipt, endBasis } from './endBasis';
import { NOW } from '../program/inHand';
import { lacksOf } from './orderLacks';
import { assertPartners, partnersOf } from './partnerCheck';
import { assertOrdered } from './periodCheck';
import { Person } from '../identity/person';
import { ProgramStaff, programStaff } from '../staff';
import { isUuid } from '../uuid';

/** More than an honest order has. */
const MOST = 50;

/** Uses an order may name. */
const USES = [Purpose.HLEGAL, Purpose.MANDATE];

@InputType({ description: 'Dates of service, both inclusive.' })
export class OrderDatesInput {
  @Field(() => LocalDate)
  from!: string;

  @Field(() => LocalDate)
  until!: string;
}

@InputType({ description: 'An order or a subpoena, as it is written.' })
export class RecordCourtOrderInput {
  @Field(() => ID, { description: 'Whose records.' })
  participantId!: string;

  @Field(() => CourtOrderType)
  type!: CourtOrderType;

  @Length(1, 200)
  @Field(() => String)
  court!: string;

  @Length(1, 100)
  @Field(() => String)
  causeNumber!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { description: 'Codes of the organizations it lets read.' })
  recipients!: string[];

  @ArrayMinSize(1)
  @IsIn(USES, { each: true, message: `expected some of ${USES.join(', ')}` })
  @Field(() => [Purpose])
  purposes!: Purpose[];

  @ArrayMinSize(1)
  @Field(() => [DataCategory], { description: 'Records it names; it opens no others.' })
  categories!: DataCategory[];

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true, description: 'Codes of those whose records; none: whoever keeps them.' })
  sources?: string[];

  @ValidateNested({ each: true })
  @ArrayMaxSize(MOST)
  @Field(() => [OrderDatesInput], { defaultValue: [], description: 'None: all dates.' })
  dates!: OrderDatesInput[];

  @Field(() => Boolean, { description: 'Whether a subpoena or a similar mandate came with it (42 CFR 2.61).' })
  mandate!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it covers confidential communications on a ground of 42 CFR 2.63.',
  })
  confidentialCommunications!: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when it holds; from now if not said.' })
  startsAt?: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on it no longer holds.' })
  endsAt?: Date;
}

@ObjectType({ description: 'That a paper from a court is on file, and what it comes to.' })
export class CourtOrderReceipt {
  @Field(() => ID)
  orderId!: string;

  @Field(() => Boolean, { description: 'Whether it opens any of what it names.' })
  opens!: boolean;

  @Field(() => [String], { description: 'What it lacks for the rest, each with the paragraph that says so.' })
  missing!: string[];
}

@Resolver()
export class RecordCourtOrder {
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => CourtOrderReceipt, {
    description: 'Puts an order or a subpoena on file. A subpoena opens nothing and waits in `counselQueue`.',
  })
  async recordCourtOrder(
    @Arg('input', () => RecordCourtOrderInput) input: RecordCourtOrderInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CourtOrderReceipt> {
    const partners = await partnersOf(context);
    assertPartners({ recipients: input.recipients, sources: input.sources }, partners);
    assertOrdered(input);
    const crossed = input.dates.some(({ from, until }) => from > until);
    if (crossed) throw new BadUserInput('dates', '`until` lies before `from`');
    const participantId = isUuid(input.participantId) ? input.participantId : NOBODY;
    if (!(await context.db.getRepository(Person).existsBy({ id: participantId }))) throw new NotFound('participant');
    const orderId = await keep(input, context);
    return { orderId, ...lacksOf(input, partners) };
  }

  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => BasisEndReceipt, {
    description: 'Ends an order that a court vacated, or a subpoena that was seen to. Answers as `revokeConsent` does.',
  })
  vacateCourtOrder(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<BasisEndReceipt> {
    return endBasis(CourtOrder, id, 'court order', context);
  }
}

async function keep(input: RecordCourtOrderInput, context: SubgraphContext): Promise<string> {
  const id = randomUUID();
  const recordedBy = programStaff(context).id;
  await context.db.getRepository(CourtOrder).insert({ ...input, id, recordedBy, startsAt: input.startsAt ?? NOW });
  forgetDecisions(context);
  return id;
}
