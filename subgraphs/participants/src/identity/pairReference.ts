import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, LeadError, NotFound, RECORD_AGENCIES, Role } from '@lead-graph/schema';
import { IsUUID } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { QueryFailedError } from 'typeorm';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { leasesEnd } from '../bases/leasesEnd';
import { Reference } from './person';
import { ProgramStaff } from '../staff';
import { isUuid } from '../uuid';

@InputType()
export class PairReferenceInput {
  @IsUUID()
  @Field(() => ID)
  participantId!: string;

  @Field(() => String, { description: 'Name of the agency, as in schema/agencies.json.' })
  agency!: string;

  @IsUUID()
  @Field(() => ID, {
    nullable: true,
    description: "The agency's own reference for this person. None takes a wrong pairing back.",
  })
  reference?: string;
}

@ObjectType({ description: 'That records of an agency are, or are no longer, taken for those of a participant.' })
export class PairingReceipt {
  @Field(() => ID)
  participantId!: string;

  @Field(() => String)
  agency!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  pairedAt!: Date | null;
}

const UNIQUE_VIOLATION = '23505';

@Resolver()
export class PairReference {
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => PairingReceipt, {
    description:
      'Says which person of an agency a participant is. Answers when nothing paired before is read any more.',
  })
  pairReference(
    @Arg('input', () => PairReferenceInput) input: PairReferenceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PairingReceipt> {
    return replaceReference(input, context);
  }
}

/** Gives a participant another reference at an agency; a random one where none is given, which is nobody there. */
export async function replaceReference(
  { participantId, agency, reference }: PairReferenceInput,
  context: SubgraphContext,
): Promise<PairingReceipt> {
  const names = RECORD_AGENCIES.map(({ name }) => name);
  if (!names.includes(agency)) throw new BadUserInput('agency', `expected one of ${names.join(', ')}`);
  const pairedAt = reference === undefined ? null : new Date();
  const { affected } = await context.db
    .getRepository(Reference)
    .update(
      { participantId: isUuid(participantId) ? participantId : NOBODY, agency },
      { ref: reference ?? randomUUID(), pairedAt },
    )
    .catch(refuseDouble);
  if (affected === 0) throw new NotFound('participant');
  forgetDecisions(context);
  await leasesEnd(context);
  return { participantId, agency, pairedAt };
}

function refuseDouble(error: unknown): never {
  const taken = error instanceof QueryFailedError && (error.driverError as { code?: string }).code === UNIQUE_VIOLATION;
  throw taken
    ? new LeadError('CONFLICT', 'this reference is paired with somebody else; take that pairing back first')
    : error;
}
