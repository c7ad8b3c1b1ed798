import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, DataCategory, NotFound, Purpose, Recipient } from '@lead-graph/schema';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RestrictionKind } from '../codes/bases';
import { consentParty } from '../consent/consentParty';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { leasesEnd } from './leasesEnd';
import { assertPartners, partnersOf } from './partnerCheck';
import { Restriction } from './restriction';
import { SignedConsent } from '../consent/signedConsent';
import { isUuid } from '../uuid';

/** More than an honest limit has. */
const MOST = 50;

@InputType({ description: 'What the participant asked for. A list that is not given stands for all.' })
export class RecordRestrictionInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => RestrictionKind)
  kind!: RestrictionKind;

  @Field(() => ID, { nullable: true, description: '`ORAL_REVOCATION`: the consent that is taken back.' })
  consentId?: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true, description: '`AGREED`: codes of the holders of records that agreed.' })
  holders?: string[];

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true, description: 'Codes of those who are to have no more of it.' })
  recipients?: string[];

  @ArrayMinSize(1)
  @Field(() => [DataCategory], { nullable: true })
  categories?: DataCategory[];

  @ArrayMinSize(1)
  @Field(() => [Purpose], { nullable: true })
  purposes?: Purpose[];

  @Field(() => Boolean, { defaultValue: false, description: 'Staff: that they heard it said, or have the agreement.' })
  attested!: boolean;
}

@ObjectType({ description: 'That a limit is in force everywhere.' })
export class RestrictionReceipt {
  @Field(() => ID)
  restrictionId!: string;
}

@Resolver()
export class RecordRestriction {
  /** INVARIANT: answers with nothing of a participant, so that no lease binds the answer. */
  @Mutation(() => RestrictionReceipt, {
    description:
      'Records what a holder agreed to keep back, or that a consent was taken back by word of mouth. Answers when that is in force everywhere.',
  })
  async recordRestriction(
    @Arg('input', () => RecordRestrictionInput) input: RecordRestrictionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RestrictionReceipt> {
    const mayAnswerFor = consentParty(context);
    checkKind(input, context.requester!.recipient === Recipient.SELF);
    assertPartners({ recipients: input.recipients, holders: input.holders }, await partnersOf(context));
    const consent = await consentNamed(input, context);
    const participantId = isUuid(input.participantId) ? input.participantId : NOBODY;
    if (!(await mayAnswerFor(participantId, consent))) throw new NotFound('participant');
    if (input.kind === RestrictionKind.ORAL_REVOCATION && !consent) throw new NotFound('consent');
    const restrictionId = await keep(input, context);
    forgetDecisions(context);
    await leasesEnd(context);
    return { restrictionId };
  }
}

function checkKind({ kind, consentId, holders, attested }: RecordRestrictionInput, bySelf: boolean): void {
  const oral = kind === RestrictionKind.ORAL_REVOCATION;
  if (!oral && bySelf)
    throw new BadUserInput('kind', 'staff record what a holder agreed to; ask them, or `revokeConsent`');
  if (oral !== Boolean(consentId)) throw new BadUserInput('consentId', 'belongs to `ORAL_REVOCATION`, and to it alone');
  if (oral === Boolean(holders)) throw new BadUserInput('holders', 'belongs to `AGREED`, and to it alone');
  if (!bySelf && !attested)
    throw new BadUserInput('attested', 'staff attest that they heard it, or have the agreement');
}

function consentNamed(
  { consentId, participantId }: RecordRestrictionInput,
  { db }: SubgraphContext,
): Promise<SignedConsent | null> {
  const id = consentId && isUuid(consentId) ? consentId : NOBODY;
  return db
    .getRepository(SignedConsent)
    .findOneBy({ id, participantId: isUuid(participantId) ? participantId : NOBODY });
}

async function keep(input: RecordRestrictionInput, { db, requester }: SubgraphContext): Promise<string> {
  const { attested, ...restriction } = input;
  const id = randomUUID();
  await db.getRepository(Restriction).insert({ ...restriction, id, recordedBy: requester!.id });
  return id;
}
