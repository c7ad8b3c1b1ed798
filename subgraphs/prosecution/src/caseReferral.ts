import {
  Categories,
  CategoryExpires,
  ConnectionOf,
  Guarded,
  OwnStaff,
  ownRecords,
  Page,
  personNumbered,
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { ObtainedVia } from '@lead-graph/schema';
import { IsInt, Max, Min } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { referralCategory } from './caseCategory';
import { Charge } from './charge';
import type { FilingOutcome } from './codes/filingOutcome';
import { ReferringAgency } from './codes/referringAgency';
import { alsoOfMinors, CURRENT, expiryColumns, NONCONVICTION } from './datedLabel';
import { DatedRecord } from './datedRecord';
import { alreadyPast, notBefore } from './days';
import { FilingDecision } from './filingDecision';
import { Participant } from './participant';

/** One case about one person that an agency sent. Not a public record, whatever comes of it. */
@Entity()
@ObjectType({
  description: 'One case about one person, as an agency sent it. It is no public record, whatever comes of it.',
})
@CategoryExpires()
@Categories(...alsoOfMinors(CURRENT, NONCONVICTION))
export class CaseReferral extends DatedRecord {
  @Field(() => LocalDate)
  @Column('date')
  receivedOn!: string;

  @Field(() => ReferringAgency, { description: 'Kind of agency that sent it.' })
  @Column('text')
  referredBy!: ReferringAgency;

  @Field(() => Int, { nullable: true, description: 'Offences the agency named.' })
  @Column('integer', { nullable: true })
  offencesCount!: number | null;

  /** Its labels run from here; null: unknown. */
  @Column('date', { nullable: true })
  incidentOn!: string | null;

  /** True when the person was under eighteen on that day, or may have been: chapter 13.50 RCW holds. */
  @Column('boolean', { default: false })
  juvenile!: boolean;

  /** Outcome of the latest decision; null before the first. */
  @Column('text', { nullable: true })
  decision!: FilingOutcome | null;
}

@ObjectType()
export class CaseReferralConnection extends ConnectionOf(CaseReferral) {}

@InputType()
export class ReceiveCaseReferralInput {
  @Field(() => String, { description: 'Number under which this office knows the person.' })
  person!: string;

  @Field(() => LocalDate)
  receivedOn!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Without it nobody outside criminal justice can read of the case.',
  })
  incidentOn?: string | null;

  @Field(() => ReferringAgency)
  referredBy!: ReferringAgency;

  @IsInt()
  @Min(1)
  @Max(500)
  @Field(() => Int, { defaultValue: 1 })
  offencesCount!: number;

  @Field(() => Boolean, {
    description:
      'True where the person was under eighteen on the day of the incident, or is not known to have been eighteen.',
  })
  juvenile!: boolean;
}

@Resolver(() => CaseReferral)
export class CaseReferralFields {
  @FieldResolver(() => [FilingDecision])
  decisions(@Root() referral: CaseReferral, @Ctx() context: SubgraphContext): Promise<FilingDecision[]> {
    return context.loadOf(FilingDecision, 'referralId', referral);
  }

  @FieldResolver(() => [Charge])
  charges(@Root() referral: CaseReferral, @Ctx() context: SubgraphContext): Promise<Charge[]> {
    return context.loadOf(Charge, 'referralId', referral);
  }
}

@Resolver(() => Participant)
export class ParticipantCaseReferrals {
  @Guarded(CaseReferral)
  @FieldResolver(() => [CaseReferral], { nullable: true })
  caseReferrals(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CaseReferral[]> {
    return context.load(CaseReferral, participant);
  }
}

@Resolver()
export class OwnCaseReferrals {
  @OwnStaff()
  @Query(() => CaseReferralConnection)
  prosecutionCaseReferrals(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CaseReferralConnection> {
    return ownRecords(CaseReferral, page, context) as Promise<CaseReferralConnection>;
  }

  @OwnStaff()
  @Mutation(() => CaseReferral, { description: 'Enters a case that an agency sent.' })
  async receiveCaseReferral(
    @Arg('input', () => ReceiveCaseReferralInput) input: ReceiveCaseReferralInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CaseReferral> {
    const { person, incidentOn = null, ...values } = input;
    alreadyPast('receivedOn', input.receivedOn);
    notBefore('receivedOn', input.receivedOn, 'incidentOn', incidentOn);
    const { label, ...dated } = referralCategory({ juvenile: input.juvenile, incidentOn, decision: null, charges: [] });
    const personRef = await personNumbered(person, context);
    const facts = { ...values, incidentOn, personRef, servicedOn: input.receivedOn, obtainedVia: ObtainedVia.PARTNER };
    return recordOwn(CaseReferral, label, { ...facts, ...expiryColumns(dated) }, context);
  }
}
