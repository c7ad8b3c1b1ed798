import {
  AgencyRecord,
  Categories,
  ConnectionOf,
  Guarded,
  Implies,
  type NewRecord,
  OwnStaff,
  ownRecords,
  Page,
  personNumbered,
  ProviderName,
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { BadUserInput, DataCategory, Implication } from '@lead-graph/schema';
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
import { HousingProjectType, housingProjectTypeOf } from './codes/housingProjectType';
import { HousingSubsidy, housingSubsidyOf } from './codes/housingSubsidy';
import {
  institutionMasked,
  LivingSituationGroup,
  LivingSituationKind,
  livingSituationGroupOf,
  livingSituationOf,
} from './codes/livingSituation';
import { ownProject, programOf } from './housingProject';
import { HmisStaff } from './keepers';
import { Participant } from './participant';
import { projectOf } from './projectOf';
import { situationCode, subsidyCode } from './situationInput';

/** One stay in one housing project, of one person: other members of a household have stays of their own. */
@Entity()
@ObjectType({
  description: 'One stay in one housing project, from its entry on. A person may have several open at once.',
})
@Categories(DataCategory.HMIS)
export class HousingEnrolment extends AgencyRecord {
  @Column('uuid')
  projectId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day of moving into permanent housing (HMIS 3.20).' })
  @Column('date', { nullable: true })
  movedInOn!: string | null;

  @Column('integer', { nullable: true })
  priorCode!: number | null;

  @Column('integer', { nullable: true })
  priorSubsidyCode!: number | null;
}

@ObjectType()
export class HousingEnrolmentConnection extends ConnectionOf(HousingEnrolment) {}

@InputType({ description: 'A stay to open.' })
export class OpenHousingStayInput {
  @Field(() => String, { description: 'Number under which your organisation knows the person.' })
  person!: string;

  @Field(() => ID, { description: 'One of `housingProjects`.' })
  project!: string;

  @Field(() => LocalDate)
  enteredOn!: string;

  @Field(() => LocalDate, { nullable: true })
  movedInOn?: string | null;

  @Field(() => LivingSituationKind, { nullable: true })
  priorSituation?: LivingSituationKind | null;

  @Field(() => HousingSubsidy, { nullable: true })
  priorSubsidy?: HousingSubsidy | null;
}

@Resolver(() => HousingEnrolment)
export class HousingEnrolmentFields {
  @FieldResolver(() => LocalDate, { description: 'HMIS 3.10.' })
  enteredOn(@Root() stay: HousingEnrolment): string {
    return stay.servicedOn!;
  }

  @FieldResolver(() => HousingProjectType, { nullable: true })
  async projectType(
    @Root() stay: HousingEnrolment,
    @Ctx() context: SubgraphContext,
  ): Promise<HousingProjectType | null> {
    return housingProjectTypeOf((await projectOf(stay, context)).typeCode);
  }

  @ProviderName()
  @FieldResolver(() => String, { nullable: true })
  async projectName(@Root() stay: HousingEnrolment, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await projectOf(stay, context)).name;
  }

  @ProviderName()
  @FieldResolver(() => String, { nullable: true })
  async organizationName(@Root() stay: HousingEnrolment, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await projectOf(stay, context)).organization.name;
  }

  @Implies(Implication.INSTITUTION, institutionMasked)
  @FieldResolver(() => LivingSituationKind, {
    nullable: true,
    description: 'Where the person lived before the entry (HMIS 3.917).',
  })
  priorSituation(@Root() stay: HousingEnrolment): LivingSituationKind | null {
    return livingSituationOf(stay.priorCode);
  }

  @FieldResolver(() => LivingSituationGroup, { nullable: true })
  priorGroup(@Root() stay: HousingEnrolment): LivingSituationGroup | null {
    return livingSituationGroupOf(stay.priorCode);
  }

  @FieldResolver(() => HousingSubsidy, { nullable: true })
  priorSubsidy(@Root() stay: HousingEnrolment): HousingSubsidy | null {
    return housingSubsidyOf(stay.priorSubsidyCode);
  }
}

@Resolver(() => Participant)
export class ParticipantHousingEnrolments {
  @Guarded(HousingEnrolment)
  @FieldResolver(() => [HousingEnrolment], { nullable: true })
  housingEnrolments(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<HousingEnrolment[]> {
    return context.load(HousingEnrolment, participant);
  }
}

@Resolver()
export class OwnHousingEnrolments {
  @OwnStaff()
  @Query(() => HousingEnrolmentConnection)
  housingEnrolments(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<HousingEnrolmentConnection> {
    return ownRecords(HousingEnrolment, page, context) as Promise<HousingEnrolmentConnection>;
  }

  @OwnStaff()
  @HmisStaff()
  @Mutation(() => HousingEnrolment, {
    description: 'Records the entry of a person into a housing project of your organisation.',
  })
  async openHousingStay(
    @Arg('input', () => OpenHousingStayInput) input: OpenHousingStayInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HousingEnrolment> {
    return recordOwn(HousingEnrolment, [DataCategory.HMIS], await newStay(input, context), context);
  }
}

async function newStay(input: OpenHousingStayInput, context: SubgraphContext): Promise<NewRecord<HousingEnrolment>> {
  const { enteredOn, movedInOn, priorSituation, priorSubsidy } = input;
  if (movedInOn && movedInOn < enteredOn) throw new BadUserInput('movedInOn', 'is before `enteredOn`');
  const priorCode = priorSituation ? situationCode('priorSituation', priorSituation) : null;
  const priorSubsidyCode = subsidyCode('priorSubsidy', priorSubsidy, priorSituation);
  const project = await ownProject(input.project, context);
  const personRef = await personNumbered(input.person, context);
  return {
    personRef,
    sourceProgram: programOf(project),
    servicedOn: enteredOn,
    projectId: project.id,
    movedInOn: movedInOn ?? null,
    priorCode,
    priorSubsidyCode,
  };
}
