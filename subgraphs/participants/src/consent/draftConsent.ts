import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, LeadError, NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { ConsentDraft, formIn, kept } from './consentDraft';
import { defectsIn, type FilledForm } from './consentForm';
import { consentParty } from './consentParty';
import { NOBODY } from '../decision/decisions';
import { DraftConsentInput } from './draftConsentInput';
import { partnersOf } from './putOnFile';
import { isUuid } from '../uuid';

@ObjectType({ description: 'An element of a form that is missing or wrong.' })
export class ConsentFormDefect {
  @Field(() => String)
  element!: string;

  @Field(() => String, { description: 'Of 42 CFR part 2, unless another text is named.' })
  paragraph!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType({ description: 'A form that is not signed yet; nothing is shared under it.' })
export class DraftReceipt {
  @Field(() => ID, { description: 'The consent has it too, once it is signed.' })
  consentId!: string;

  @Field(() => [ConsentFormDefect], { description: 'What stands between it and a valid consent, the signature too.' })
  missing!: readonly ConsentFormDefect[];
}

@Resolver()
export class DraftConsent {
  @Mutation(() => DraftReceipt, {
    description: 'Keeps a form that may still lack anything. For those who may record a consent of the participant.',
  })
  async draftConsent(
    @Arg('participantId', () => ID) participantId: string,
    @Arg('input', () => DraftConsentInput) input: DraftConsentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DraftReceipt> {
    const mayAnswerFor = consentParty(context);
    if (!(await mayAnswerFor(isUuid(participantId) ? participantId : NOBODY))) throw new NotFound('participant');
    const form = typed(given(input));
    const id = randomUUID();
    const draft = { id, participantId, form: kept(form), recordedBy: context.requester!.id };
    await context.db.getRepository(ConsentDraft).insert(draft);
    return receiptOf(id, form, context);
  }

  @Mutation(() => DraftReceipt, { description: 'Fills in more of a form that is not signed yet, or corrects it.' })
  async amendDraft(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => DraftConsentInput) input: DraftConsentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DraftReceipt> {
    const draft = await draftFor(id, context);
    const form = typed({ ...formIn(draft), ...given(input) });
    const { version } = draft;
    const amended = { form: kept(form), version: version + 1, recordedBy: context.requester!.id };
    const { affected } = await context.db.getRepository(ConsentDraft).update({ id, version }, amended as never);
    if (affected === 0) throw new LeadError('CONFLICT', 'the form was changed or signed meanwhile');
    return receiptOf(id, form, context);
  }
}

/** The form, to those who may answer for its participant; one that is signed is no draft. */
export async function draftFor(id: string, context: SubgraphContext): Promise<ConsentDraft> {
  const mayAnswerFor = consentParty(context);
  const draft = isUuid(id) ? await context.db.getRepository(ConsentDraft).findOneBy({ id }) : null;
  if (!(await mayAnswerFor(draft?.participantId ?? NOBODY))) throw new NotFound('draft');
  return draft!;
}

type Untyped = Omit<FilledForm, 'type'> & { readonly type?: FilledForm['type'] | null };

function typed({ type, ...form }: Untyped): FilledForm {
  if (!type) throw new BadUserInput('input.type', 'a form has its kind from the start');
  return { ...form, type };
}

/** An element that is absent stays as it was. */
function given(input: DraftConsentInput): DraftConsentInput {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

async function receiptOf(consentId: string, form: FilledForm, context: SubgraphContext): Promise<DraftReceipt> {
  return { consentId, missing: defectsIn(form, new Date(), await partnersOf(context)) };
}
