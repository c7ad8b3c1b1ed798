import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, LeadError } from '@lead-graph/schema';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { type EntityManager, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { Assignment } from './assignment';
import { ProgramStatus } from '../codes/programStatus';
import { EngagementSpell, Enrolment } from './enrolment';
import { FundingSource } from './fundingSource';
import { advance, assignmentNow, enrolmentOf, NOW, referralInHand } from './inHand';
import { localDay } from '../localDay';
import { Participant } from '../participant';
import { Person } from '../identity/person';
import { shownAfter } from '../decision/shownAfter';
import { ProgramStaff, programStaff } from '../staff';

@InputType()
export class EnrolInput {
  @Field(() => ID)
  referralId!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'Account of the case manager, at the organization referred to.' })
  caseManager!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'Name by which participants and partners know the case manager.' })
  caseManagerName!: string;

  @Field(() => String, { nullable: true, description: 'Code of a funding source of today.' })
  fundingSource?: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Into the Trueblood expansion.' })
  trueblood!: boolean;
}

@Resolver()
export class Intake {
  @ProgramStaff()
  @Mutation(() => Participant, {
    nullable: true,
    description: 'Begins the intake of somebody who agreed to take part.',
  })
  async startIntake(
    @Arg('referralId', () => ID) referralId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Participant | null> {
    const participantId = await context.db.transaction(async (db) => {
      const referral = await referralInHand(referralId, programStaff(context), db);
      await advance(referral, ProgramStatus.INTAKE_IN_PROGRESS, db);
      return referral.participantId;
    });
    return shownAfter(participantId, context);
  }

  @ProgramStaff()
  @Mutation(() => Participant, {
    nullable: true,
    description: 'Enrols: opens the first spell, assigns a case manager and closes the referral.',
  })
  async enrol(
    @Arg('input', () => EnrolInput) input: EnrolInput,
    @Ctx() context: SubgraphContext,
  ): Promise<Participant | null> {
    const participantId = await context.db.transaction(async (db) => {
      const referral = await referralInHand(input.referralId, programStaff(context), db);
      await advance(referral, ProgramStatus.ENROLLED, db, { closedAt: NOW });
      if (input.fundingSource !== undefined) await assertFunds(input.fundingSource, db);
      await assign(referral.participantId, referral.referredTo, input, db);
      await addEnrolment(referral.participantId, input, db);
      return referral.participantId;
    });
    return shownAfter(participantId, context);
  }
}

async function assertFunds(code: string, db: EntityManager): Promise<void> {
  const today = localDay(new Date());
  const begun = { code, startsOn: LessThanOrEqual(today) };
  const where = [
    { ...begun, endsOn: IsNull() },
    { ...begun, endsOn: MoreThanOrEqual(today) },
  ];
  if (!(await db.exists(FundingSource, { where }))) {
    throw new BadUserInput('fundingSource', 'names none of today; `fundingSources` lists them with their periods');
  }
}

/** INVARIANT: ends nobody's permission; whoever was assigned stays so. */
async function assign(participantId: string, organization: string, input: EnrolInput, db: EntityManager) {
  const { caseManager, caseManagerName } = input;
  await db.findOneOrFail(Person, { where: { id: participantId }, lock: { mode: 'pessimistic_write' } });
  const now = await assignmentNow(participantId, db);
  if (now && now.organization !== organization) {
    throw new LeadError('CONFLICT', 'another organization is assigned; let an administrator call `assignCaseManager`');
  }
  if (now) return;
  const id = randomUUID();
  await db.insert(Assignment, { id, participantId, organization, caseManager, caseManagerName, startsAt: NOW });
}

async function addEnrolment(participantId: string, input: EnrolInput, db: EntityManager): Promise<void> {
  const { referralId, fundingSource = null, trueblood } = input;
  if (await enrolmentOf(participantId, db)) {
    throw new LeadError(
      'CONFLICT',
      'there is an enrolment already; `recordEngagement` or `reopenEnrolment` goes on with it',
    );
  }
  const id = randomUUID();
  await db.insert(Enrolment, { id, participantId, referralId, fundingSource, trueblood, enrolledAt: NOW });
  await db.insert(EngagementSpell, { id: randomUUID(), enrolmentId: id, startedAt: NOW });
}
