import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { Role } from '@lead-graph/schema';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Agreement } from './agreement';
import { AgreementType } from '../codes/bases';
import { forgetDecisions } from '../decision/decisions';
import { BasisEndReceipt, endBasis } from './endBasis';
import { NOW } from '../program/inHand';
import { assertPartners, partnersOf } from './partnerCheck';
import { assertOrdered } from './periodCheck';
import { ProgramStaff } from '../staff';

@InputType()
export class RecordAgreementInput {
  @Field(() => AgreementType)
  type!: AgreementType;

  @Field(() => String, { description: 'Code of the partner.' })
  organization!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Field(() => [String], { nullable: true, description: 'Codes of those whose records; none: all partners.' })
  sources?: string[];

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when it holds; from now if not said.' })
  startsAt?: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on it no longer holds.' })
  endsAt?: Date;
}

@ObjectType({ description: 'That an agreement is on file.' })
export class AgreementReceipt {
  @Field(() => ID)
  agreementId!: string;
}

@Resolver()
export class RecordAgreement {
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => AgreementReceipt, { description: 'Puts a written agreement with a partner on file.' })
  async recordAgreement(
    @Arg('input', () => RecordAgreementInput) input: RecordAgreementInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AgreementReceipt> {
    assertPartners({ organization: [input.organization], sources: input.sources }, await partnersOf(context));
    assertOrdered(input);
    const agreementId = randomUUID();
    const startsAt = input.startsAt ?? NOW;
    await context.db.getRepository(Agreement).insert({ ...input, id: agreementId, startsAt });
    forgetDecisions(context);
    return { agreementId };
  }

  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => BasisEndReceipt, { description: 'Ends an agreement. Answers as `revokeConsent` does.' })
  endAgreement(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<BasisEndReceipt> {
    return endBasis(Agreement, id, 'agreement', context);
  }
}
