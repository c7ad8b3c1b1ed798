import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, NotFound, Role } from '@lead-graph/schema';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RepresentativeKind } from '../codes/bases';
import { forgetDecisions, NOBODY } from '../decision/decisions';
import { BasisEndReceipt, endBasis } from './endBasis';
import { NOW } from '../program/inHand';
import { assertOrdered } from './periodCheck';
import { Person } from '../identity/person';
import { Representative } from './representative';
import { ProgramStaff, programStaff } from '../staff';
import { isUuid } from '../uuid';

@InputType()
export class RecordRepresentativeInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => RepresentativeKind)
  kind!: RepresentativeKind;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Their own account; none for one who signs on paper alone.' })
  account?: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when they act; from now if not said.' })
  startsAt?: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on they no longer do.' })
  endsAt?: Date;
}

@ObjectType({ description: 'That somebody is on file as acting for a participant.' })
export class RepresentativeReceipt {
  @Field(() => ID)
  representativeId!: string;
}

@Resolver()
export class RecordRepresentative {
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => RepresentativeReceipt, {
    description: 'Records who acts for a participant. The papers that prove it are not kept on the graph.',
  })
  async recordRepresentative(
    @Arg('input', () => RecordRepresentativeInput) input: RecordRepresentativeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RepresentativeReceipt> {
    assertOrdered(input);
    if (input.kind === RepresentativeKind.PROGRAM_DIRECTOR && input.account)
      throw new BadUserInput('account', 'a program director signs for payment alone, on paper (2.15(a)(2))');
    const id = isUuid(input.participantId) ? input.participantId : NOBODY;
    const person = await context.db.getRepository(Person).findOneBy({ id });
    if (!person) throw new NotFound('participant');
    if (input.account && input.account === person.account)
      throw new BadUserInput('account', "is the participant's own");
    return { representativeId: await keep(input, context) };
  }

  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => BasisEndReceipt, {
    description: 'Records that somebody no longer acts for a participant. Answers as `revokeConsent` does.',
  })
  endRepresentative(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<BasisEndReceipt> {
    return endBasis(Representative, id, 'representative', context);
  }
}

async function keep(input: RecordRepresentativeInput, context: SubgraphContext): Promise<string> {
  const id = randomUUID();
  const { id: recordedBy } = programStaff(context);
  const startsAt = input.startsAt ?? NOW;
  await context.db.getRepository(Representative).insert({ ...input, id, recordedBy, startsAt });
  forgetDecisions(context);
  return id;
}
