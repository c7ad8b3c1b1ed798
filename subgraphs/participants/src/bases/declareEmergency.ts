import { randomUUID } from 'node:crypto';
import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { Length, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { EmergencyKind } from '../codes/emergency';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { Emergency } from './emergency';
import { checkDeclaration, type Declarer, declarerOf } from './emergencyCheck';
import { LAW } from '../decision/law';
import { isUuid } from '../uuid';

const MOST_HOURS = LAW.policy.emergencyHours;

@InputType({ description: 'Somebody, by what is known of them where they lie.' })
export class PersonMeantInput {
  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Where several share the other two.' })
  givenName?: string;

  @Length(1, 100)
  @Field(() => String)
  familyName!: string;

  @Field(() => LocalDate)
  dateOfBirth!: string;
}

@InputType({ description: 'What happened and who acts, element by element of 42 CFR 2.51(c).' })
export class DeclareEmergencyInput {
  @Field(() => ID, { nullable: true })
  participantId?: string;

  @ValidateNested()
  @Field(() => PersonMeantInput, { nullable: true })
  person?: PersonMeantInput;

  @Field(() => EmergencyKind)
  kind!: EmergencyKind;

  @Length(0, 500)
  @Field(() => String, { nullable: true, description: 'What the emergency is.' })
  nature?: string;

  @Length(0, 200)
  @Field(() => String, { nullable: true, description: 'Medical personnel to whom records are opened.' })
  medicalPerson?: string;

  @Length(0, 200)
  @Field(() => String, { nullable: true, description: 'The health care facility they belong to.' })
  affiliation?: string;

  @Length(0, 200)
  @Field(() => String, { nullable: true, description: 'Who makes the disclosure.' })
  discloser?: string;

  @Field(() => Boolean, { defaultValue: false, description: 'That there is no way to ask the participant first.' })
  consentCannotBeObtained!: boolean;

  @Field(() => Int, {
    defaultValue: Math.min(4, MOST_HOURS),
    description: `After how many hours it ends by itself, 1 to ${MOST_HOURS}.`,
  })
  hours!: number;
}

@ObjectType({ description: 'That an emergency is declared. Says nothing of whether whoever is meant takes part.' })
export class EmergencyReceipt {
  @Field(() => ID)
  emergencyId!: string;

  @Field(() => GraphQLISODateTime)
  endsAt!: Date;
}

@Resolver()
export class DeclareEmergency {
  /** INVARIANT: one receipt, by the same statements, for a participant, for somebody who is none, and for nobody. */
  @Mutation(() => EmergencyReceipt, {
    description:
      'Declares an emergency. Opens what the law lets through in one, to the account that declares it and for as long as it says; it is reviewed afterwards.',
  })
  async declareEmergency(
    @Arg('input', () => DeclareEmergencyInput) input: DeclareEmergencyInput,
    @Ctx() context: SubgraphContext,
  ): Promise<EmergencyReceipt> {
    const declarer = await declarerOf(input.kind, context);
    checkDeclaration(input, MOST_HOURS);
    const receipt = await keep(input, declarer, context);
    forgetDecisions(context);
    return receipt;
  }
}

/** Who is meant, if that is one participant and no more; else an id nobody has. */
const WHO = `coalesce((SELECT (array_agg(p.id))[1] FROM participant p
  WHERE p.id = CAST(:who AS uuid) OR (lower(p."familyName") = lower(:familyName) AND p."dateOfBirth" = CAST(:dateOfBirth AS date)
    AND (CAST(:givenName AS text) IS NULL OR lower(p."preferredName") = lower(:givenName)))
  HAVING count(*) = 1), gen_random_uuid())`;

async function keep(
  input: DeclareEmergencyInput,
  { id: declaredBy, organization }: Declarer,
  { db }: SubgraphContext,
): Promise<EmergencyReceipt> {
  const { participantId, person, consentCannotBeObtained, hours, ...record } = input;
  const emergencyId = randomUUID();
  const { raw } = await db
    .createQueryBuilder()
    .insert()
    .into(Emergency)
    .values({
      ...record,
      id: emergencyId,
      participantId: () => WHO,
      organization,
      declaredBy,
      startsAt: () => 'now()',
      endsAt: () => 'now() + make_interval(hours => :hours)',
    })
    .setParameters({ hours, who: isUuid(participantId ?? '') ? participantId : NOBODY, ...named(person) })
    .returning('"endsAt"')
    .execute();
  return { emergencyId, endsAt: raw[0].endsAt };
}

function named(person: PersonMeantInput | undefined): Record<string, string | null> {
  const { familyName = null, dateOfBirth = null, givenName = null } = person ?? {};
  return { familyName, dateOfBirth, givenName };
}
