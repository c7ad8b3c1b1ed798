import { randomUUID } from 'node:crypto';
import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { AccountingReport, NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { consentParty } from '../consent/consentParty';
import { NOBODY } from '../decision/decisions';
import { isUuid } from '../uuid';
import { AccountingRequest } from './accountingRequest';
import { checkPast } from './checkPast';
import { dueOn } from './dueOn';

@ObjectType({ description: 'That a request is on file.' })
export class AccountingRequestReceipt {
  @Field(() => ID)
  requestId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day for the answer; null where no law names one.',
  })
  dueOn!: string | null;
}

@Resolver()
export class RequestAccounting {
  /** INVARIANT: answers with nothing of a participant, so that no lease binds the answer. */
  @Mutation(() => AccountingRequestReceipt, {
    description:
      'Puts on file that the participant asked in writing for an account of disclosures: by themself, or by staff who received it.',
  })
  async requestAccounting(
    @Arg('participantId', () => ID) participantId: string,
    @Arg('report', () => AccountingReport) report: AccountingReport,
    @Arg('receivedOn', () => LocalDate) receivedOn: string,
    @Ctx() context: SubgraphContext,
  ): Promise<AccountingRequestReceipt> {
    const mayAnswerFor = consentParty(context);
    checkPast('receivedOn', receivedOn);
    if (!(await mayAnswerFor(isUuid(participantId) ? participantId : NOBODY))) throw new NotFound('participant');
    const id = randomUUID();
    const recordedBy = context.requester!.id;
    await context.db.getRepository(AccountingRequest).insert({ id, participantId, report, receivedOn, recordedBy });
    return { requestId: id, dueOn: dueOn(report, receivedOn) };
  }
}
