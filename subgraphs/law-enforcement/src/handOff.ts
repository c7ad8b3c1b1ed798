import { amendOwn, OwnStaff, ownRow, recordOwn, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { DiversionRoute } from './codes/diversionRoute';
import { HandOffOutcome, SPOKE } from './codes/handOffOutcome';
import { isContactOnly, labelFrom } from './criminalHistory';
import { DiversionReferral } from './diversionReferral';
import { localDay } from './localDay';
import { PoliceContact } from './policeContact';

@InputType()
export class MakeReferralInput {
  @Field(() => ID)
  contactId!: string;

  @Field(() => DiversionRoute)
  route!: DiversionRoute;

  @Field(() => GraphQLISODateTime, { description: 'When the officer called for a case manager.' })
  requestedAt!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person agreed; left out where nobody asked yet.' })
  agreed?: boolean;
}

@InputType()
export class RecordHandOffInput {
  @Field(() => ID)
  referralId!: string;

  @Field(() => HandOffOutcome)
  outcome!: HandOffOutcome;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the two spoke: for `MET` and `PHONE` only.' })
  metAt?: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person agreed; left out, it stays as it was.' })
  agreed?: boolean;
}

@Resolver()
export class HandOffs {
  @OwnStaff()
  @Mutation(() => DiversionReferral, {
    description:
      'Writes down at the own agency that an officer called for a case manager. It tells the program nothing: ' +
      '`referParticipant` does, and is sent beside it.',
  })
  async makeReferral(
    @Arg('input', () => MakeReferralInput) { contactId, route, requestedAt, agreed }: MakeReferralInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DiversionReferral> {
    const contact = await ownRow(PoliceContact, contactId, context);
    checkReferral(contact, route, requestedAt, new Date());
    if (contact.route === null) await amendOwn(PoliceContact, contactId, { route }, context);
    const { personRef, obtainedVia, categoryUntil, categoryThen, caseOutcome } = contact;
    const ofContact = { personRef, contactId, obtainedVia, categoryUntil, categoryThen, caseOutcome };
    const values = { ...ofContact, route, requestedAt, servicedOn: localDay(requestedAt), agreed: agreed ?? null };
    return recordOwn(DiversionReferral, labelFrom(contact.category), values, context);
  }

  @OwnStaff()
  @Mutation(() => DiversionReferral, { description: 'Writes down how the hand-off went.' })
  async recordHandOff(
    @Arg('input', () => RecordHandOffInput) input: RecordHandOffInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DiversionReferral> {
    const { referralId, outcome, metAt = null } = input;
    const referral = await ownRow(DiversionReferral, referralId, context);
    checkHandOff(referral, outcome, metAt, new Date());
    const agreed = outcome === HandOffOutcome.DECLINED ? false : (input.agreed ?? referral.agreed);
    return amendOwn(DiversionReferral, referralId, { outcome, metAt, agreed }, context);
  }
}

function checkReferral(contact: PoliceContact, route: DiversionRoute, requestedAt: Date, now: Date): void {
  if (contact.route !== null && contact.route !== route)
    throw new BadUserInput('route', `is not the one of the contact, which is ${contact.route}`);
  if (route === DiversionRoute.ARREST_DIVERSION && isContactOnly(contact.category))
    throw new BadUserInput('route', 'the contact tells of no arrest; choose SOCIAL_CONTACT or COMMUNITY_REFERRAL');
  if (requestedAt < contact.occurredAt) throw new BadUserInput('requestedAt', 'is before the contact');
  if (requestedAt > now) throw new BadUserInput('requestedAt', 'lies in the future');
}

function checkHandOff(referral: DiversionReferral, outcome: HandOffOutcome, metAt: Date | null, now: Date): void {
  const spoke = SPOKE.includes(outcome);
  if (spoke && metAt === null) throw new BadUserInput('metAt', `is needed for ${outcome}`);
  if (!spoke && metAt !== null) throw new BadUserInput('metAt', `goes with ${SPOKE.join(' and ')} only`);
  if (metAt !== null && metAt < referral.requestedAt) throw new BadUserInput('metAt', 'is before `requestedAt`');
  if (metAt !== null && metAt > now) throw new BadUserInput('metAt', 'lies in the future');
}
