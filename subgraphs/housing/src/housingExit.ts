import {
  AgencyRecord,
  Categories,
  ConnectionOf,
  Implies,
  type NewRecord,
  OwnStaff,
  ownRecords,
  ownRow,
  Page,
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { BadUserInput, DataCategory, Implication, LeadError } from '@lead-graph/schema';
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
import { HousingSubsidy, housingSubsidyOf } from './codes/housingSubsidy';
import {
  institutionMasked,
  LivingSituationGroup,
  LivingSituationKind,
  livingSituationGroupOf,
  livingSituationOf,
} from './codes/livingSituation';
import { HousingEnrolment } from './housingEnrolment';
import { HmisStaff } from './keepers';
import { destinationCode, subsidyCode } from './situationInput';

/** The end of one stay, and where the person went. Never the end of diversion, which nobody fails out of. */
@Entity()
@ObjectType({ description: 'The end of one stay in a housing project.' })
@Categories(DataCategory.HMIS)
export class HousingExit extends AgencyRecord {
  @Column('uuid')
  enrolmentId!: string;

  @Column('integer')
  destinationCode!: number;

  @Column('integer', { nullable: true })
  subsidyCode!: number | null;
}

@ObjectType()
export class HousingExitConnection extends ConnectionOf(HousingExit) {}

@InputType({ description: 'The end of a stay.' })
export class ExitHousingStayInput {
  @Field(() => ID, { description: '`id` of the stay.' })
  stay!: string;

  @Field(() => LocalDate)
  exitedOn!: string;

  @Field(() => LivingSituationKind)
  destination!: LivingSituationKind;

  @Field(() => HousingSubsidy, { nullable: true })
  subsidy?: HousingSubsidy | null;
}

@Resolver(() => HousingExit)
export class HousingExitFields {
  @FieldResolver(() => LocalDate, { description: 'HMIS 3.11.' })
  exitedOn(@Root() exit: HousingExit): string {
    return exit.servicedOn!;
  }

  @Implies(Implication.INSTITUTION, institutionMasked)
  @FieldResolver(() => LivingSituationKind, { description: 'Where the person went (HMIS 3.12).' })
  destination(@Root() exit: HousingExit): LivingSituationKind | null {
    return livingSituationOf(exit.destinationCode);
  }

  @FieldResolver(() => LivingSituationGroup)
  destinationGroup(@Root() exit: HousingExit): LivingSituationGroup | null {
    return livingSituationGroupOf(exit.destinationCode);
  }

  @FieldResolver(() => HousingSubsidy, { nullable: true })
  destinationSubsidy(@Root() exit: HousingExit): HousingSubsidy | null {
    return housingSubsidyOf(exit.subsidyCode);
  }
}

@Resolver(() => HousingEnrolment)
export class HousingEnrolmentExit {
  @FieldResolver(() => HousingExit, {
    nullable: true,
    description: 'Null while the stay is open, and where its end may not be shown.',
  })
  async exit(@Root() stay: HousingEnrolment, @Ctx() context: SubgraphContext): Promise<HousingExit | null> {
    return (await context.loadOf(HousingExit, 'enrolmentId', stay)).at(0) ?? null;
  }
}

@Resolver()
export class OwnHousingExits {
  @OwnStaff()
  @Query(() => HousingExitConnection)
  housingExits(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<HousingExitConnection> {
    return ownRecords(HousingExit, page, context) as Promise<HousingExitConnection>;
  }

  @OwnStaff()
  @HmisStaff()
  @Mutation(() => HousingExit, { description: 'Records the end of a stay of your organisation.' })
  async exitHousingStay(
    @Arg('input', () => ExitHousingStayInput) input: ExitHousingStayInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HousingExit> {
    return recordOwn(HousingExit, [DataCategory.HMIS], await newExit(input, context), context);
  }
}

async function newExit(input: ExitHousingStayInput, context: SubgraphContext): Promise<NewRecord<HousingExit>> {
  const stay = await ownRow(HousingEnrolment, input.stay, context);
  if (input.exitedOn < stay.servicedOn!) throw new BadUserInput('exitedOn', 'is before the stay was entered');
  if (await context.db.getRepository(HousingExit).existsBy({ enrolmentId: stay.id }))
    throw new LeadError('CONFLICT', 'this stay has been exited already');
  return {
    personRef: stay.personRef,
    sourceProgram: stay.sourceProgram,
    servicedOn: input.exitedOn,
    enrolmentId: stay.id,
    destinationCode: destinationCode('destination', input.destination),
    subsidyCode: subsidyCode('subsidy', input.subsidy, input.destination),
  };
}
