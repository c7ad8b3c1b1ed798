import { LocalDate } from '@lead-graph/kit';
import { CATEGORIES_BEHIND, DataCategory, Implication, Purpose, Recipient } from '@lead-graph/schema';
import { Field, FieldResolver, GraphQLISODateTime, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { ConsentEffect, ConsentStanding, ConsentType } from '../codes/consent';
import { type Decided, permits } from '../decision/decisions';
import type { Provision, Consent as Signed } from '../engine/bases';
import { whyNotInForce } from '../engine/standing';
import { Participant } from '../participant';
import { Permitted } from '../decision/permitted';
import { isThemself } from '../bases/themself';
import { LAW } from '../decision/law';

@ObjectType({ description: 'A part of a line that was taken back.' })
export class WithdrawnPart {
  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => [String], { nullable: true, description: 'From whom; null: from all.' })
  recipients!: readonly string[] | null;

  @Field(() => [DataCategory], { nullable: true, description: 'Of which categories; null: of all.' })
  categories!: readonly DataCategory[] | null;
}

@ObjectType({ description: 'One line of a consent: who may have what, for what, from whom.' })
export class ConsentLine {
  @Field(() => ID, { description: 'By it `withdrawFromConsent` takes a line back.' })
  id!: string;

  @Field(() => ConsentEffect)
  effect!: ConsentEffect;

  @Field(() => [String], { description: 'Codes of organizations, or a class of them.' })
  recipients!: readonly string[];

  @Field(() => [DataCategory])
  categories!: readonly DataCategory[];

  @Field(() => [Purpose])
  purposes!: readonly Purpose[];

  @Field(() => [String], { nullable: true, description: 'Who may disclose; null: every discloser of the consent.' })
  sources!: readonly string[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'First date of service it reaches.' })
  from!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last date of service it reaches.' })
  until!: string | null;

  @Field(() => [WithdrawnPart])
  withdrawn!: readonly WithdrawnPart[];
}

@ObjectType({ description: 'What a participant signed. The signature itself is not on the graph.' })
export class Consent {
  @Field(() => ID)
  id!: string;

  @Field(() => ConsentType)
  type!: ConsentType;

  @Field(() => ConsentStanding)
  status!: ConsentStanding;

  @Field(() => GraphQLISODateTime, { nullable: true })
  signedAt!: Date | null;

  @Field(() => GraphQLISODateTime)
  startsAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on it no longer holds.' })
  endsAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  revokedAt!: Date | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of those who may disclose; null where they could tell.',
  })
  disclosers!: readonly string[] | null;

  @Field(() => [ConsentLine])
  lines!: ConsentLine[];
}

@Resolver(() => Participant)
export class ParticipantConsents {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => [Consent], {
    nullable: true,
    description:
      'For the participant all of them. For case management the lines that name it, and lines of categories it may read.',
  })
  consents(@Root() { decided }: Participant): Consent[] | null {
    const { recipient } = decided.question;
    if (recipient !== Recipient.SELF && recipient !== Recipient.CM) return null;
    return decided.standing.bases.consents
      .map((signed) => shownTo(decided, signed))
      .filter(({ lines }) => lines.length > 0);
  }
}

function shownTo(decided: Decided, signed: Signed): Consent {
  const { provisions, disclosers } = signed;
  return {
    id: signed.id,
    type: ConsentType[signed.type],
    status: standingOf(signed, decided),
    signedAt: instant(signed.signedAt),
    startsAt: new Date(signed.startsAt),
    endsAt: instant(signed.endsAt),
    revokedAt: instant(signed.revokedAt),
    disclosers: readsInFull(decided, provisions) ? disclosers : null,
    lines: provisions.flatMap((line) => lineShownTo(decided, line, signed)),
  };
}

/** Whether a requester may read all of a consent. Obligation: it is the participant, who acts for them, or case management. */
export function readsInFull(decided: Decided, lines: readonly Pick<Provision, 'categories'>[]): boolean {
  return lines.every((line) => readsWholly(decided, line));
}

/** A line names organisations and categories: both tell. */
function readsWholly(decided: Decided, { categories }: Pick<Provision, 'categories'>): boolean {
  if (isThemself(decided)) return true;
  return permits(decided, ...categories, ...CATEGORIES_BEHIND[Implication.PROVIDER_NAME]);
}

function lineShownTo(decided: Decided, line: Provision, signed: Signed): ConsentLine[] {
  const withdrawn = withdrawnOf(line, signed);
  const shown = { ...line, effect: ConsentEffect[line.effect], withdrawn };
  if (readsWholly(decided, line)) return [shown];
  const { organization } = decided.question;
  const own = line.effect === 'PERMIT' && organization !== null && line.recipients.includes(organization);
  if (!own) return [];
  const theirs = withdrawn.filter(({ recipients }) => recipients === null || recipients.includes(organization));
  const named = theirs.map((part) => ({ ...part, recipients: part.recipients && [organization] }));
  return [{ ...shown, recipients: [organization], sources: null, withdrawn: named }];
}

export function withdrawnOf({ id, effect }: Provision, { withdrawals }: Pick<Signed, 'withdrawals'>): WithdrawnPart[] {
  if (effect === 'DENY') return [];
  return withdrawals
    .filter(({ provisionId }) => provisionId === null || provisionId === id)
    .map(({ at, recipients, categories }) => ({ at: new Date(at), recipients, categories }));
}

function standingOf(signed: Signed, { standing, at }: Decided): ConsentStanding {
  const why = whyNotInForce(signed, standing.bases, LAW.policy, at);
  if (why === null) return ConsentStanding.IN_FORCE;
  return ConsentStanding[why as keyof typeof ConsentStanding] ?? ConsentStanding.INVALID;
}

function instant(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
