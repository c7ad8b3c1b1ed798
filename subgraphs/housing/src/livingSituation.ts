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
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { DataCategory, Implication } from '@lead-graph/schema';
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
import { HousingSubsidy, housingSubsidyOf } from './codes/housingSubsidy';
import {
  institutionMasked,
  LivingSituationGroup,
  LivingSituationKind,
  livingSituationGroupOf,
  livingSituationOf,
} from './codes/livingSituation';
import { HmisStaff } from './keepers';
import { Participant } from './participant';
import { situationCode, subsidyCode } from './situationInput';

/** Where somebody slept, as asked on one day (HMIS 4.12): a kind of place. The place itself is a `CurrentLocation`. */
@Entity()
@ObjectType({ description: 'Where somebody slept, as asked on one day (HMIS 4.12).' })
@Categories(DataCategory.HMIS)
export class LivingSituation extends AgencyRecord {
  @Column('uuid', { nullable: true })
  enrolmentId!: string | null;

  @Column('integer')
  code!: number;

  @Column('integer', { nullable: true })
  subsidyCode!: number | null;
}

@ObjectType()
export class LivingSituationConnection extends ConnectionOf(LivingSituation) {}

@InputType({ description: 'What somebody said of where they sleep.' })
export class RecordLivingSituationInput {
  @Field(() => String, { description: 'Number under which your organisation knows the person.' })
  person!: string;

  @Field(() => LocalDate)
  askedOn!: string;

  @Field(() => LivingSituationKind)
  situation!: LivingSituationKind;

  @Field(() => HousingSubsidy, { nullable: true })
  subsidy?: HousingSubsidy | null;
}

@Resolver(() => LivingSituation)
export class LivingSituationFields {
  @FieldResolver(() => LocalDate)
  askedOn(@Root() row: LivingSituation): string {
    return row.servicedOn!;
  }

  @Implies(Implication.INSTITUTION, institutionMasked)
  @FieldResolver(() => LivingSituationKind, {
    description: 'Every institution reads `INSTITUTIONAL` for a reader without the categories behind it.',
  })
  situation(@Root() row: LivingSituation): LivingSituationKind | null {
    return livingSituationOf(row.code);
  }

  @FieldResolver(() => LivingSituationGroup)
  group(@Root() row: LivingSituation): LivingSituationGroup | null {
    return livingSituationGroupOf(row.code);
  }

  @FieldResolver(() => HousingSubsidy, { nullable: true })
  subsidy(@Root() row: LivingSituation): HousingSubsidy | null {
    return housingSubsidyOf(row.subsidyCode);
  }
}

@Resolver(() => Participant)
export class ParticipantLivingSituations {
  @Guarded(LivingSituation)
  @FieldResolver(() => [LivingSituation], { nullable: true })
  livingSituations(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<LivingSituation[]> {
    return context.load(LivingSituation, participant);
  }
}

@Resolver()
export class OwnLivingSituations {
  @OwnStaff()
  @Query(() => LivingSituationConnection)
  housingLivingSituations(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<LivingSituationConnection> {
    return ownRecords(LivingSituation, page, context) as Promise<LivingSituationConnection>;
  }

  @OwnStaff()
  @HmisStaff()
  @Mutation(() => LivingSituation, { description: 'Records where a person sleeps, as asked on one day.' })
  async recordLivingSituation(
    @Arg('input', () => RecordLivingSituationInput) input: RecordLivingSituationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<LivingSituation> {
    return recordOwn(LivingSituation, [DataCategory.HMIS], await newSituation(input, context), context);
  }
}

async function newSituation(
  input: RecordLivingSituationInput,
  context: SubgraphContext,
): Promise<NewRecord<LivingSituation>> {
  const code = situationCode('situation', input.situation);
  const subsidy = subsidyCode('subsidy', input.subsidy, input.situation);
  return {
    personRef: await personNumbered(input.person, context),
    servicedOn: input.askedOn,
    code,
    subsidyCode: subsidy,
  };
}
