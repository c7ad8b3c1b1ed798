import type { SubgraphContext } from '@lead-graph/kit';
import { DataCategory, NotFound } from '@lead-graph/schema';
import { Arg, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { FormLanguage } from '../codes/consent';
import { readsInFull } from './consent';
import { ConsentDraft, formIn } from './consentDraft';
import type { FilledForm } from './consentForm';
import { consentFormHtml } from './page/consentFormHtml';
import { type Decided, decisionsOf, permits } from '../decision/decisions';
import { draftFor } from './draftConsent';
import { formOf } from './formOfConsent';
import { PartnerOrganization } from '../program/partnerOrganization';
import { isUuid } from '../uuid';
import { wholeConsent } from './wholeConsent';

@ObjectType({ description: 'A form in plain language, to be read, printed and signed.' })
export class ConsentFormPage {
  @Field(() => ID)
  consentId!: string;

  @Field(() => FormLanguage)
  language!: FormLanguage;

  @Field(() => String, { description: 'One page of HTML that needs nothing else.' })
  html!: string;
}

@Resolver()
export class ConsentFormPages {
  @Directive('@category(anyOf: [["PROG"]])')
  @Query(() => ConsentFormPage, {
    description:
      'The form of a consent, signed or not. For those who may answer for the participant, and read all of it or wrote it.',
  })
  async consentForm(
    @Arg('id', () => ID) id: string,
    @Arg('language', () => FormLanguage, { nullable: true, description: 'That of the form, if not said.' })
    language: FormLanguage | null,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsentFormPage> {
    const { form, decided } = await filledForm(id, context);
    const spoken = language ?? form.language ?? FormLanguage.en;
    const html = consentFormHtml(form, spoken, await organizationNames(context), nameOf(decided));
    return { consentId: id, language: spoken, html };
  }
}

async function filledForm(
  id: string,
  context: SubgraphContext,
): Promise<{ readonly form: FilledForm; readonly decided: Decided }> {
  const unsigned = isUuid(id) && (await context.db.getRepository(ConsentDraft).existsBy({ id }));
  if (!unsigned) {
    const { consent, decided, kept } = await wholeConsent(id, context);
    return { form: { ...formOf(consent), language: kept.language }, decided };
  }
  const draft = await draftFor(id, context);
  const decided = await decisionsOf(context).participant(draft.participantId);
  const form = formIn(draft);
  const lines = (form.lines ?? []).map(({ categories }) => ({ categories: categories ?? [] }));
  const wroteIt = draft.recordedBy === context.requester!.id;
  if (!decided || !(wroteIt || readsInFull(decided, lines))) throw new NotFound('consent');
  return { form, decided };
}

/** Names of all partners, by their codes. */
export async function organizationNames({ db }: SubgraphContext): Promise<ReadonlyMap<string, string>> {
  const partners = await db.getRepository(PartnerOrganization).find({ select: { code: true, name: true } });
  return new Map(partners.map(({ code, name }) => [code, name]));
}

/** Where the requester may not read it, it is written by hand. */
function nameOf(decided: Decided): string | null {
  const { preferredName, familyName } = decided.standing.person;
  const name = [preferredName, familyName].filter((part) => part !== null).join(' ');
  return permits(decided, DataCategory.IDENT) && name !== '' ? name : null;
}
