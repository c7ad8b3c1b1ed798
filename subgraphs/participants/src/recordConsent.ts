import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, NotFound, Recipient } from '@lead-graph/schema';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { ConsentEffect } from './codes/consent';
import { checkForm } from './consentForm';
import { RecordConsentInput } from './consentInput';
import { consentParty } from './consentParty';
import { forgetDecisions, NOBODY } from './decisions';
import { leasesEnd } from './leasesEnd';
import { PartnerOrganization } from './partnerOrganization';
import { SignedConsent, SignedLine } from './signedConsent';
import { isUuid } from './uuid';

@ObjectType({ description: 'That a consent is on file.' })
export class ConsentReceipt {
  @Field(() => ID)
  consentId!: string;
}

@Resolver()
export class RecordConsent {
  @Mutation(() => ConsentReceipt, {
    description:
      'Puts a signed consent on file. For the participant, or for staff who saw the signature. With a line that denies, answers when that is in force everywhere.',
  })
  async recordConsent(
    @Arg('input', () => RecordConsentInput) input: RecordConsentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsentReceipt> {
    const mayAnswerFor = consentParty(context);
    const bySelf = context.requester!.recipient === Recipient.SELF;
    if (!bySelf && !input.attested)
      throw new BadUserInput('attested', 'staff attest that they saw the signature (2.31(a)(8))');
    checkForm(input, new Date(), await partnersOf(context));
    if (!(await mayAnswerFor(isUuid(input.participantId) ? input.participantId : NOBODY)))
      throw new NotFound('participant');
    const consentId = await keep(input, context);
    forgetDecisions(context);
    if (input.lines.some(({ effect }) => effect === ConsentEffect.DENY)) await leasesEnd();
    return { consentId };
  }
}

async function partnersOf({ db }: SubgraphContext): Promise<ReadonlySet<string>> {
  const partners = await db.getRepository(PartnerOrganization).find({ select: { code: true } });
  return new Set(partners.map(({ code }) => code));
}

function keep(input: RecordConsentInput, { db, requester }: SubgraphContext): Promise<string> {
  const { lines, attested, ...form } = input;
  const id = randomUUID();
  const startsAt = input.startsAt ?? input.signedAt;
  return db.transaction(async (within) => {
    await within.insert(SignedConsent, { ...form, id, startsAt, status: 'ACTIVE', recordedBy: requester!.id });
    await within.insert(
      SignedLine,
      lines.map((line) => ({ ...line, id: randomUUID(), consentId: id })),
    );
    return id;
  });
}
