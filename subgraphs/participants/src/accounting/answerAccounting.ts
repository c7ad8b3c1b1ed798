import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { consentParty } from '../consent/consentParty';
import { NOBODY } from '../decision/decisions';
import { ProgramStaff } from '../staff';
import { isUuid } from '../uuid';
import { AccountingRequest } from './accountingRequest';
import { checkPast } from './checkPast';

@ObjectType({ description: 'That a request was answered.' })
export class AccountingAnswerReceipt {
  @Field(() => ID)
  requestId!: string;

  @Field(() => LocalDate)
  answeredOn!: string;
}

@Resolver()
export class AnswerAccounting {
  /** INVARIANT: answers with nothing of a participant, so that no lease binds the answer. */
  @ProgramStaff()
  @Mutation(() => AccountingAnswerReceipt, {
    description: 'Records that a request was answered. A repeat keeps the first day.',
  })
  async answerAccounting(
    @Arg('id', () => ID) id: string,
    @Arg('answeredOn', () => LocalDate) answeredOn: string,
    @Ctx() context: SubgraphContext,
  ): Promise<AccountingAnswerReceipt> {
    const mayAnswerFor = consentParty(context);
    checkPast('answeredOn', answeredOn);
    const requests = context.db.getRepository(AccountingRequest);
    const request = await requests.findOneBy({ id: isUuid(id) ? id : NOBODY });
    if (!(await mayAnswerFor(request?.participantId ?? NOBODY)) || !request) throw new NotFound('accounting request');
    if (answeredOn < request.receivedOn) throw new BadUserInput('answeredOn', 'is not before the request was received');
    const { raw } = await requests
      .createQueryBuilder()
      .update()
      .set({ answeredOn: () => 'coalesce("answeredOn", CAST(:answeredOn AS date))' })
      .setParameters({ answeredOn })
      .where({ id })
      .returning('"answeredOn"::text')
      .execute();
    return { requestId: id, answeredOn: raw[0].answeredOn };
  }
}
