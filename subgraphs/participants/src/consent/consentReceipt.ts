import type { SubgraphContext } from '@lead-graph/kit';
import { WASHINGTON } from '@lead-graph/schema';
import { Arg, Ctx, Directive, Field, GraphQLISODateTime, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { ConsentEffect, ConsentExpiry, ConsentSigner, ConsentType, FormLanguage } from '../codes/consent';
import { WithdrawnPart, withdrawnOf } from './consent';
import { organizationNames } from './consentFormPage';
import { type Names, namesFrom } from './page/names';
import { type FormWords, WORDS } from './page/words';
import type { Consent, Provision } from '../engine/bases';
import { type WholeConsent, wholeConsent } from './wholeConsent';

@ObjectType({ description: 'A code, and what it is called in the language of the receipt.' })
export class ReceiptTerm {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  words!: string;
}

@ObjectType({ description: 'One line of what was agreed to, or refused.' })
export class ReceiptLine {
  @Field(() => ConsentEffect)
  effect!: ConsentEffect;

  @Field(() => [ReceiptTerm])
  recipients!: readonly ReceiptTerm[];

  @Field(() => [ReceiptTerm])
  categories!: readonly ReceiptTerm[];

  @Field(() => [ReceiptTerm])
  purposes!: readonly ReceiptTerm[];

  @Field(() => [WithdrawnPart])
  withdrawn!: readonly WithdrawnPart[];
}

@ObjectType({ description: 'A receipt of a consent, by the fields of ISO/IEC TS 27560.' })
export class FullConsentReceipt {
  @Field(() => String)
  schemaVersion!: string;

  @Field(() => ID)
  recordId!: string;

  @Field(() => FormLanguage)
  language!: FormLanguage;

  @Field(() => ConsentType)
  type!: ConsentType;

  @Field(() => [ReceiptTerm], { description: 'Who holds the records and may disclose them.' })
  controllers!: readonly ReceiptTerm[];

  @Field(() => String)
  lawfulBasis!: string;

  @Field(() => [ReceiptLine])
  lines!: readonly ReceiptLine[];

  @Field(() => GraphQLISODateTime, { nullable: true })
  givenAt!: Date | null;

  @Field(() => ConsentSigner, { description: 'In which role it was given.' })
  givenBy!: ConsentSigner;

  @Field(() => GraphQLISODateTime)
  startsAt!: Date;

  @Field(() => ConsentExpiry)
  expiry!: ConsentExpiry;

  @Field(() => ReceiptTerm, { nullable: true, description: 'The event at which it ends.' })
  expiryEvent!: ReceiptTerm | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  endsAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => [String], { description: 'How to take it back, and what is not undone by that.' })
  howToWithdraw!: readonly string[];

  @Field(() => String, { description: 'Version of the program policy and of the rule table in force now.' })
  noticeVersion!: string;
}

@Resolver()
export class ConsentReceipts {
  @Directive('@category(anyOf: [["PROG"]])')
  @Query(() => FullConsentReceipt, {
    description:
      'What a participant gets to keep of a signed consent. For those who may answer for them and read all of it.',
  })
  async consentReceipt(
    @Arg('id', () => ID) id: string,
    @Arg('language', () => FormLanguage, { nullable: true, description: 'That of the form, if not said.' })
    language: FormLanguage | null,
    @Ctx() context: SubgraphContext,
  ): Promise<FullConsentReceipt> {
    const whole = await wholeConsent(id, context);
    return receiptOf(whole, language ?? whole.kept.language, await organizationNames(context));
  }
}

const SCHEMA = 'ISO/IEC TS 27560:2023';

function receiptOf(
  { consent, kept }: WholeConsent,
  language: FormLanguage,
  organizations: ReadonlyMap<string, string>,
): FullConsentReceipt {
  const words = WORDS[language];
  const names = namesFrom(words, organizations);
  const { id, type, disclosers, expiryEvent } = consent;
  return {
    schemaVersion: SCHEMA,
    recordId: id,
    language,
    type: ConsentType[type],
    controllers: disclosers.map((code) => ({ code, words: names.organization(code) })),
    lawfulBasis: words.lawfulBasis,
    lines: consent.provisions.map((line) => lineOf(line, consent, words, names)),
    givenAt: kept.signedAt,
    givenBy: kept.signedBy,
    startsAt: kept.startsAt,
    expiry: kept.expiry,
    expiryEvent: expiryEvent === null ? null : { code: expiryEvent, words: names.event(expiryEvent) },
    endsAt: kept.endsAt,
    withdrawnAt: kept.revokedAt,
    howToWithdraw: words.revoke,
    noticeVersion: `${WASHINGTON.policy.version} ${WASHINGTON.version}`,
  };
}

function lineOf(line: Provision, consent: Consent, words: FormWords, names: Names): ReceiptLine {
  return {
    effect: ConsentEffect[line.effect],
    recipients: line.recipients.map((code) => ({ code, words: names.organization(code) })),
    categories: line.categories.map((code) => ({ code, words: words.categories[code].name })),
    purposes: line.purposes.map((code) => ({ code, words: words.purposes[code] })),
    withdrawn: withdrawnOf(line, consent),
  };
}
