import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { AGENCIES, BadUserInput, LeadError, Role } from '@lead-graph/schema';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import { Assignment } from './assignment';
import { assignmentNow, enrolmentOf, NOW, participantInHand } from './inHand';
import { leasesEnd } from '../bases/leasesEnd';
import { administers, ProgramStaff, programStaff } from '../staff';

@InputType()
export class AssignCaseManagerInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => String, { nullable: true, description: 'Code of another organization; for administrators only.' })
  organization?: string;

  @Length(1, 200)
  @Field(() => String, { description: 'Account of the case manager.' })
  caseManager!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'Name by which participants and partners know the case manager.' })
  caseManagerName!: string;
}

@ObjectType({
  description: 'That a case manager is assigned, and that whoever was before reads nothing by it any more.',
})
export class AssignmentReceipt {
  @Field(() => ID)
  assignmentId!: string;

  @Field(() => ID)
  participantId!: string;
}

/** Organisations that may do case management: those of the core. */
const MAY_BE_ASSIGNED = AGENCIES.find((agency) => agency.core)!.organizations;

@Resolver()
export class AssignCaseManager {
  @ProgramStaff(Role.CASE_MANAGEMENT_SUPERVISOR, Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => AssignmentReceipt, {
    description: 'Assigns another case manager. Answers when the assignment before opens nothing any more.',
  })
  async assignCaseManager(
    @Arg('input', () => AssignCaseManagerInput) input: AssignCaseManagerInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AssignmentReceipt> {
    const { participantId, caseManager, caseManagerName } = input;
    const staff = programStaff(context);
    const assignmentId = randomUUID();
    await context.db.transaction(async (db) => {
      await participantInHand(participantId, staff, db);
      await assertEnrolled(participantId, db);
      const before = await assignmentNow(participantId, db);
      const organization = input.organization ?? before?.organization;
      if (organization === undefined) throw new BadUserInput('organization', 'is needed where nobody is assigned yet');
      checkOrganization(organization, administers(staff) ? MAY_BE_ASSIGNED : [staff.organization]);
      if (before) await db.update(Assignment, { id: before.id }, { endsAt: NOW });
      const assigned = { participantId, organization, caseManager, caseManagerName };
      await db.insert(Assignment, { ...assigned, id: assignmentId, startsAt: NOW });
    });
    await leasesEnd(context);
    return { assignmentId, participantId };
  }
}

/** An assignment lets an agency know of somebody: they have to have agreed to take part. */
async function assertEnrolled(participantId: string, db: EntityManager): Promise<void> {
  const enrolment = await enrolmentOf(participantId, db);
  if (!enrolment || enrolment.ended)
    throw new LeadError('CONFLICT', 'there is no enrolment under way; `enrol` and `reopenEnrolment` assign');
}

function checkOrganization(organization: string, allowed: readonly string[]): void {
  if (!allowed.includes(organization)) throw new BadUserInput('organization', `expected one of ${allowed.join(', ')}`);
}
