import type { SubgraphContext } from '@lead-graph/kit';
import { LeadError } from '@lead-graph/schema';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { ConsentSigner, SignatureMethod } from '../codes/consent';
import { ConsentDraft, formIn } from './consentDraft';
import { consentParty } from './consentParty';
import { draftFor } from './draftConsent';
import { attest, putOnFile } from './putOnFile';
import { ConsentReceipt } from './recordConsent';

@InputType({ description: 'The signature under a form (2.31(a)(8), (9)).' })
export class SignatureInput {
  @Field(() => GraphQLISODateTime)
  signedAt!: Date;

  @Field(() => ConsentSigner, { defaultValue: ConsentSigner.PARTICIPANT })
  signedBy!: ConsentSigner;

  @Field(() => ID, { nullable: true, description: 'The relation under which a representative signed.' })
  representativeId?: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Staff: that they saw the signature being made.' })
  attested!: boolean;

  @Field(() => SignatureMethod)
  method!: SignatureMethod;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Name of a witness.' })
  witness?: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Name of the interpreter who read it out.' })
  interpreter?: string;

  @Field(() => Boolean, { description: 'Whether a copy was handed over.' })
  copyGiven!: boolean;
}

@Resolver()
export class SignConsent {
  @Mutation(() => ConsentReceipt, {
    description:
      'Makes a form that lacks nothing a consent. With a line that denies, answers when that is in force everywhere.',
  })
  async signConsent(
    @Arg('id', () => ID) id: string,
    @Arg('signature', () => SignatureInput) signature: SignatureInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsentReceipt> {
    consentParty(context);
    attest(signature, context);
    const draft = await draftFor(id, context);
    const { attested, ...signing } = signature;
    const { participantId, version } = draft;
    const form = { ...formIn(draft), ...signing };
    const consentId = await putOnFile({ participantId, id: draft.id, form }, context, async (within) => {
      const { affected } = await within.delete(ConsentDraft, { id: draft.id, version });
      if (affected === 0) throw new LeadError('CONFLICT', 'the form was changed or signed meanwhile');
    });
    return { consentId };
  }
}
