import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, DataCategory, NotFound } from '@lead-graph/schema';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Args, ArgsType, Ctx, Field, GraphQLISODateTime, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { ConsentEffect } from '../codes/consent';
import { consentParty } from './consentParty';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { leasesEnd } from '../bases/leasesEnd';
import { partnersOf } from './putOnFile';
import { SignedConsent } from './signedConsent';
import { isUuid } from '../uuid';

/** More than an honest form has. */
const MOST = 50;

@ArgsType()
class PartsArgs {
  @Field(() => ID)
  id!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [ID], { nullable: true, description: 'Of these lines alone.' })
  lines?: string[];

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true, description: 'From these organizations alone, by their codes.' })
  recipients?: string[];

  @ArrayMinSize(1)
  @Field(() => [DataCategory], { nullable: true, description: 'Of these categories alone.' })
  categories?: DataCategory[];
}

@ObjectType({
  description: 'That a part of a consent no longer holds, and that nothing decided under it can still be handed on.',
})
export class WithdrawalReceipt {
  @Field(() => ID)
  consentId!: string;

  @Field(() => GraphQLISODateTime)
  withdrawnAt!: Date;
}

@Resolver()
export class WithdrawFromConsent {
  /** INVARIANT: answers with nothing of a participant, so that no lease binds the answer. */
  @Mutation(() => WithdrawalReceipt, {
    description:
      'Takes back the part of a consent that lines, recipients and categories describe together; at least one of them is said. Answers as `revokeConsent` does, a repeat too.',
  })
  async withdrawFromConsent(@Args() parts: PartsArgs, @Ctx() context: SubgraphContext): Promise<WithdrawalReceipt> {
    const mayAnswerFor = consentParty(context);
    const { id, lines, recipients, categories } = parts;
    if (!lines && !recipients && !categories)
      throw new BadUserInput(
        'lines',
        'say which lines, recipients or categories; `revokeConsent` takes all of it back',
      );
    const partners = await partnersOf(context);
    if (recipients?.some((code) => !partners.has(code)))
      throw new BadUserInput('recipients', 'names no partner; a class is taken back by its line');
    const consent = isUuid(id) ? await withLines(id, context) : null;
    if (!(await mayAnswerFor(consent?.participantId ?? NOBODY, consent))) throw new NotFound('consent');
    const permitting = consent!.lines!.filter(({ effect }) => effect === ConsentEffect.PERMIT).map((line) => line.id);
    if (lines?.some((line) => !permitting.includes(line)))
      throw new BadUserInput('lines', 'names no line of this consent that permits; a no is lifted by a new consent');
    const withdrawnAt = await keep(parts, context);
    forgetDecisions(context);
    await leasesEnd(context);
    return { consentId: id, withdrawnAt };
  }
}

/** In one statement, whether there is one or not: with a limit there would be two. */
async function withLines(id: string, { db }: SubgraphContext): Promise<SignedConsent | null> {
  const [consent] = await db.getRepository(SignedConsent).find({ where: { id }, relations: { lines: true } });
  return consent ?? null;
}

/** One row a line; what was taken back before is not written again, and keeps its instant. */
async function keep({ id, lines, recipients, categories }: PartsArgs, context: SubgraphContext): Promise<Date> {
  const sorted = <T>(list: readonly T[] | undefined): T[] | null => (list ? [...new Set(list)].sort() : null);
  const parts = [id, sorted(lines) ?? [null], sorted(recipients), sorted(categories)];
  return context.db.transaction(async (within) => {
    await within.query(INSERT, [...parts, context.requester!.id]);
    const [{ at }] = await within.query(LATEST, parts);
    return at;
  });
}

const SAME = `w."consentId" = $1 AND w."provisionId" IS NOT DISTINCT FROM l.line
  AND w.recipients IS NOT DISTINCT FROM $3::text[] AND w.categories IS NOT DISTINCT FROM $4::text[]`;

const INSERT = `INSERT INTO consent_withdrawal ("consentId", "provisionId", recipients, categories, "recordedBy")
  SELECT $1, l.line, $3::text[], $4::text[], $5 FROM unnest($2::uuid[]) AS l(line)
  WHERE NOT EXISTS (SELECT FROM consent_withdrawal w WHERE ${SAME})`;

const LATEST = `SELECT max(w.at) AS at FROM consent_withdrawal w, unnest($2::uuid[]) AS l(line) WHERE ${SAME}`;
