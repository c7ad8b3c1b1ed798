import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { LeadError, NotFound } from '@lead-graph/schema';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type EntityManager, IsNull } from 'typeorm';
import { Assignment } from './assignment';
import { EnrolmentEnd, ProgramStatus } from '../codes/programStatus';
import { move } from './engagement';
import { assignmentNow, enrolmentOf, NOW, participantInHand } from './inHand';
import { leasesEnd } from '../bases/leasesEnd';
import { localDay } from '../localDay';
import { Participant } from '../participant';
import { Person } from '../identity/person';
import { shownAfter } from '../decision/shownAfter';
import { administers, ProgramStaff, programStaff, type Staff } from '../staff';
import { isUuid } from '../uuid';

@InputType()
export class EndEnrolmentInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => EnrolmentEnd)
  ended!: EnrolmentEnd;
}

@InputType()
export class ReopenEnrolmentInput {
  @Field(() => ID)
  participantId!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'Account of the case manager.' })
  caseManager!: string;

  @Length(1, 200)
  @Field(() => String)
  caseManagerName!: string;
}

@ObjectType({ description: 'That an enrolment rests, and that nobody is assigned any more.' })
export class EnrolmentReceipt {
  @Field(() => ID)
  participantId!: string;

  @Field(() => EnrolmentEnd)
  ended!: EnrolmentEnd;
}

@Resolver()
export class EndEnrolment {
  @ProgramStaff()
  @Mutation(() => EnrolmentReceipt, {
    description:
      'Lets an enrolment rest, for a fact that is no sanction. Answers when the assignment opens nothing any more.',
  })
  async endEnrolment(
    @Arg('input', () => EndEnrolmentInput) { participantId, ended }: EndEnrolmentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<EnrolmentReceipt> {
    await context.db.transaction(async (db) => {
      await participantInHand(participantId, programStaff(context), db);
      await move(participantId, ProgramStatus[ended], null, db);
      await db.update(Assignment, { participantId, endsAt: IsNull() }, { endsAt: NOW });
      const died = ended === EnrolmentEnd.DECEASED;
      if (died) await db.update(Person, { id: participantId }, { deceasedOn: localDay(new Date()) });
    });
    await leasesEnd(context);
    return { participantId, ended };
  }

  @ProgramStaff()
  @Mutation(() => Participant, {
    nullable: true,
    description: 'Opens a resting enrolment again, as it may be at any time; for the organization that had it last.',
  })
  async reopenEnrolment(
    @Arg('input', () => ReopenEnrolmentInput) input: ReopenEnrolmentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<Participant | null> {
    const { participantId, caseManager, caseManagerName } = input;
    await context.db.transaction(async (db) => {
      const organization = await lastAssigned(participantId, programStaff(context), db);
      await db.findOneOrFail(Person, { where: { id: participantId }, lock: { mode: 'pessimistic_write' } });
      await assertRests(participantId, db);
      await move(participantId, ProgramStatus.ACTIVE, null, db);
      await db.update(Person, { id: participantId }, { deceasedOn: null });
      const id = randomUUID();
      await db.insert(Assignment, { id, participantId, organization, caseManager, caseManagerName, startsAt: NOW });
    });
    return shownAfter(participantId, context);
  }
}

/** The organisation that had the participant last; to the staff of any other there is no such participant. */
async function lastAssigned(participantId: string, staff: Staff, db: EntityManager): Promise<string> {
  const [last] = isUuid(participantId)
    ? await db.find(Assignment, { where: { participantId }, order: { startsAt: 'DESC' }, take: 1 })
    : [];
  if (!last || !(administers(staff) || last.organization === staff.organization)) throw new NotFound('participant');
  return last.organization;
}

async function assertRests(participantId: string, db: EntityManager): Promise<void> {
  const rests = (await enrolmentOf(participantId, db))?.ended;
  if (!rests || (await assignmentNow(participantId, db))) {
    throw new LeadError('CONFLICT', 'the enrolment does not rest; `recordEngagement` goes on with it');
  }
}
