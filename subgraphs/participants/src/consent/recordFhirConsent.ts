import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, ConsentNotValid, NotFound } from '@lead-graph/schema';
import { MaxLength } from 'class-validator';
import { Args, ArgsType, Ctx, Field, ID, Mutation, Resolver } from 'type-graphql';
import { consentParty } from './consentParty';
import { NOBODY } from '../decision/decisions';
import type { Consent } from '../engine/bases';
import { type FromFhir, fromFhir } from '../fhir/consent/fromFhir';
import { formOf } from './formOfConsent';
import { attest, putOnFile } from './putOnFile';
import { ConsentReceipt } from './recordConsent';
import { isUuid } from '../uuid';

@ArgsType()
class FhirConsentArgs {
  @Field(() => ID)
  participantId!: string;

  @MaxLength(100_000)
  @Field(() => String, { description: 'JSON of a FHIR Consent, R4 or R5.' })
  resource!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Staff: that they saw the signature.' })
  attested!: boolean;
}

@Resolver()
export class RecordFhirConsent {
  @Mutation(() => ConsentReceipt, {
    description:
      'Puts on file what a signed FHIR Consent says, as `recordConsent` does. Refused with all that it says and a consent here cannot hold.',
  })
  async recordFhirConsent(
    @Args() { participantId, resource, attested }: FhirConsentArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsentReceipt> {
    const mayAnswerFor = consentParty(context);
    attest({ attested }, context);
    const form = formOf(heldBy(fromFhir(parsed(resource)), participantId));
    if (!(await mayAnswerFor(isUuid(participantId) ? participantId : NOBODY))) throw new NotFound('participant');
    return { consentId: await putOnFile({ participantId, id: null, form }, context) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadUserInput('resource', 'expected the JSON of one resource');
  }
}

/** What becomes a consent on file is one that holds: what ended it, or lifted a doubt about it, is written down here. */
function heldBy(read: FromFhir, participantId: string): Consent {
  if ('refusals' in read) throw notHeld(read.refusals);
  const { status, revokedAt, withdrawals, reaffirmedAt } = read.consent;
  const refusals = [
    ...(status === 'ACTIVE' ? [] : [{ path: 'status', message: 'is not that of a consent that was signed' }]),
    ...(revokedAt === null ? [] : [{ path: 'status', message: 'was revoked' }]),
    ...(withdrawals.length === 0
      ? []
      : [{ path: 'modifierExtension', message: 'takes back a part; record it without, and take it back here' }]),
    ...(reaffirmedAt === null ? [] : [{ path: 'extension', message: 'is affirmed again here, by `reaffirmConsent`' }]),
    ...([null, participantId].includes(read.participantId)
      ? []
      : [{ path: 'patient', message: 'is somebody else than `participantId`' }]),
  ];
  if (refusals.length > 0) throw notHeld(refusals);
  return read.consent;
}

function notHeld(refusals: readonly { readonly path: string; readonly message: string }[]): ConsentNotValid {
  return new ConsentNotValid(
    refusals.map(({ path, message }) => ({ element: path, paragraph: 'FHIR Consent', message })),
  );
}
