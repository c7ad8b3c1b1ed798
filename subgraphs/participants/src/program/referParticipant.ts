import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import { ProgramStatus } from '../codes/programStatus';
import { ReferralDriver, ReferralHandOff, ReferralOffenseGroup, ReferralRoute } from '../codes/referral';
import { decisionsOf } from '../decision/decisions';
import { addPerson, NewPersonInput } from './newPerson';
import { Referral } from './referral';
import { checkReferral } from './referralCheck';
import { ReferralReceipt } from './referralReceipt';
import { ProgramStaff } from '../staff';

@InputType({ description: 'The warm hand-off to a case manager.' })
export class HandOffInput {
  @Field(() => GraphQLISODateTime)
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the two met or spoke.' })
  metAt?: Date;

  @Field(() => ReferralHandOff)
  outcome!: ReferralHandOff;
}

@InputType()
export class ReferParticipantInput {
  @Field(() => ID, { nullable: true, description: 'Somebody who was in the program before.' })
  participantId?: string;

  @ValidateNested()
  @Field(() => NewPersonInput, { nullable: true, description: 'Or somebody new.' })
  person?: NewPersonInput;

  @Field(() => ReferralRoute)
  route!: ReferralRoute;

  @Field(() => String, { description: 'Code of the organization that refers.' })
  referredBy!: string;

  @Field(() => String, { description: 'Code of the organization that is asked to take the case.' })
  referredTo!: string;

  @Field(() => String, { nullable: true, description: 'Code of a catchment that was active on that day.' })
  catchment?: string;

  @Field(() => ReferralOffenseGroup, { nullable: true })
  offenseGroup?: ReferralOffenseGroup;

  @Field(() => ReferralDriver, { defaultValue: ReferralDriver.UNKNOWN })
  driver!: ReferralDriver;

  @Field(() => GraphQLISODateTime)
  madeAt!: Date;

  @ValidateNested()
  @Field(() => HandOffInput, { nullable: true })
  handOff?: HandOffInput;
}

@Resolver()
export class ReferParticipant {
  @ProgramStaff()
  @Mutation(() => ReferralReceipt, { description: 'Writes down a referral, of somebody new or somebody known.' })
  async referParticipant(
    @Arg('input', () => ReferParticipantInput) input: ReferParticipantInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReferralReceipt> {
    await checkReferral(input, new Date(), context.db.manager);
    if (input.participantId !== undefined) await assertKnown(input.participantId, context);
    return context.db.transaction(async (db) => {
      const participantId = input.participantId ?? (await addPerson(input.person!, db));
      const referralId = await addReferral(input, participantId, db);
      return { referralId, participantId, status: ProgramStatus.REFERRED };
    });
  }
}

/** Somebody the caller may not know of is like somebody who is not there. */
async function assertKnown(id: string, context: SubgraphContext): Promise<void> {
  if (!(await decisionsOf(context).participant(id))) throw new NotFound('participant');
}

async function addReferral(input: ReferParticipantInput, participantId: string, db: EntityManager): Promise<string> {
  const { person, handOff, ...facts } = input;
  const id = randomUUID();
  await db.insert(Referral, {
    ...facts,
    id,
    participantId,
    handOffRequestedAt: handOff?.requestedAt ?? null,
    handOffMetAt: handOff?.metAt ?? null,
    handOffOutcome: handOff?.outcome ?? null,
    status: ProgramStatus.REFERRED,
  });
  return id;
}
