import type { SubgraphContext } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { SignatureMethod } from '../codes/consent';
import { RecordConsentInput } from './consentInput';
import { consentParty } from './consentParty';
import { NOBODY } from '../decision/decisions';
import { attest, putOnFile } from './putOnFile';
import { isUuid } from '../uuid';

@ObjectType({ description: 'That a consent is on file.' })
export class ConsentReceipt {
  @Field(() => ID)
  consentId!: string;
}

@Resolver()
export class RecordConsent {
  @Mutation(() => ConsentReceipt, {
    description:
      'Puts a form signed on paper on file. For the participant, or for staff who saw the signature. With a line that denies, answers when that is in force everywhere.',
  })
  async recordConsent(
    @Arg('input', () => RecordConsentInput) input: RecordConsentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsentReceipt> {
    const mayAnswerFor = consentParty(context);
    attest(input, context);
    const { participantId, attested, ...form } = input;
    if (!(await mayAnswerFor(isUuid(participantId) ? participantId : NOBODY))) throw new NotFound('participant');
    const signed = { participantId, id: null, form: { ...form, method: SignatureMethod.ON_PAPER } };
    return { consentId: await putOnFile(signed, context) };
  }
}
