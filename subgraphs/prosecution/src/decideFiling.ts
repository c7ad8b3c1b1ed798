import { leasesEnd, OwnStaff, ownRow, recordOwn, type SubgraphContext, LocalDate } from '@lead-graph/kit';
import { BadUserInput, LeadError } from '@lead-graph/schema';
import { ArrayMaxSize, IsInt, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { holdCase, labelCase } from './caseFile';
import { CaseReferral } from './caseReferral';
import { Charge } from './charge';
import { ChargeClass } from './codes/chargeClass';
import { FilingOutcome, isDecline, isFiling } from './codes/filingOutcome';
import { Jurisdiction } from './codes/jurisdiction';
import { OffenceGroup } from './codes/offenceGroup';
import { NONCONVICTION } from './datedLabel';
import { alreadyPast, notBefore, todayInWashington } from './days';
import { FilingDecision } from './filingDecision';
import { together } from './together';

@InputType()
export class FiledChargeInput {
  @Matches(/^(RCW|SMC|KCC|[A-Z]{2,3}MC) \d+[A-Z]?(\.\d+[A-Z]?){1,2}(\(\w{1,4}\))*$/, {
    message: 'expected a section like `RCW 69.50.4013` or `SMC 12A.08.060(1)`',
  })
  @Field(() => String, { description: 'Section of the code: `RCW 69.50.4013`, `SMC 12A.08.060`.' })
  citation!: string;

  @Field(() => OffenceGroup)
  offenceGroup!: OffenceGroup;

  @Field(() => ChargeClass)
  chargeClass!: ChargeClass;

  @IsInt()
  @Min(1)
  @Max(500)
  @Field(() => Int, { defaultValue: 1, description: 'Number of the count in the charging document.' })
  count!: number;

  @Field(() => LocalDate, { nullable: true, description: 'Today where it is not said.' })
  filedOn?: string | null;

  @Field(() => Jurisdiction)
  jurisdiction!: Jurisdiction;
}

@InputType()
export class DecideFilingInput {
  @Field(() => ID)
  referral!: string;

  @Field(() => FilingOutcome)
  outcome!: FilingOutcome;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day of the intake window; needed while the decision is pending.',
  })
  deadlineOn?: string | null;

  @MaxLength(4_000)
  @Field(() => String, { defaultValue: '', description: 'Work product: kept, and read by nobody through the graph.' })
  reason!: string;

  @ValidateNested({ each: true })
  @ArrayMaxSize(100)
  @Field(() => [FiledChargeInput], {
    defaultValue: [],
    description: 'What is charged; needed with a filing, and only with one.',
  })
  charges!: FiledChargeInput[];
}

@Resolver()
export class DecideFiling {
  @OwnStaff()
  @Mutation(() => FilingDecision, {
    description:
      'Decides about a referral. With a decision not to file, all of it is non-conviction history at that instant; it is answered when nothing read before can still be handed on.',
  })
  async decideFiling(
    @Arg('input', () => DecideFilingInput) input: DecideFilingInput,
    @Ctx() context: SubgraphContext,
  ): Promise<FilingDecision> {
    checkShape(input);
    const decided = await together(context, async (within) => {
      const referral = await holdCase(input.referral, within);
      checkOrder(input, referral);
      const decision = await recordDecision(input, referral, within);
      for (const charge of input.charges) await fileCharge(charge, referral, within);
      await within.db.getRepository(CaseReferral).update({ id: referral.id }, { decision: input.outcome });
      await labelCase({ ...referral, decision: input.outcome }, within);
      return ownRow(FilingDecision, decision.id, within);
    });
    if (isDecline(input.outcome)) await leasesEnd(context);
    return decided;
  }
}

function checkShape({ outcome, charges, deadlineOn }: DecideFilingInput): void {
  if (isFiling(outcome) && charges.length === 0)
    throw new BadUserInput('charges', 'a filing needs at least one charge');
  if (!isFiling(outcome) && charges.length > 0) throw new BadUserInput('charges', `\`${outcome}\` files no charge`);
  const pending = outcome === FilingOutcome.PENDING_INTAKE_WINDOW;
  if (pending && !deadlineOn)
    throw new BadUserInput('deadlineOn', 'a pending decision needs the last day of the intake window');
  for (const charge of charges) alreadyPast('charges.filedOn', charge.filedOn);
}

function checkOrder({ charges, deadlineOn }: DecideFilingInput, referral: CaseReferral): void {
  if (referral.decision && isFiling(referral.decision)) {
    throw new LeadError(
      'TRANSITION_FORBIDDEN',
      'charges are filed on this referral; record their dispositions instead',
    );
  }
  notBefore('deadlineOn', deadlineOn, 'receivedOn', referral.receivedOn);
  for (const charge of charges) notBefore('charges.filedOn', charge.filedOn, 'incidentOn', referral.incidentOn);
}

/** Written as the strictest label; the case is labelled once all of it is there. */
function recordDecision(
  { outcome, deadlineOn = null, reason }: DecideFilingInput,
  referral: CaseReferral,
  context: SubgraphContext,
): Promise<FilingDecision> {
  const decidedAt = outcome === FilingOutcome.PENDING_INTAKE_WINDOW ? null : new Date();
  const { id: referralId, personRef } = referral;
  const facts = {
    referralId,
    personRef,
    outcome,
    decidedAt,
    deadlineOn,
    reason: reason || null,
    servicedOn: todayInWashington(),
  };
  return recordOwn(FilingDecision, NONCONVICTION, facts, context);
}

function fileCharge(charge: FiledChargeInput, referral: CaseReferral, context: SubgraphContext): Promise<Charge> {
  const { id: referralId, personRef, incidentOn } = referral;
  const filedOn = charge.filedOn ?? todayInWashington();
  return recordOwn(
    Charge,
    NONCONVICTION,
    { ...charge, filedOn, referralId, personRef, incidentOn, servicedOn: filedOn },
    context,
  );
}
