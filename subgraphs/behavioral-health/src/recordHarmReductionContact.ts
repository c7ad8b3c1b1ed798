import { OwnStaff, recordOwn, type SubgraphContext, LocalDate } from '@lead-graph/kit';
import { IsOptional, Max, Min } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { CareInput, careFacts, checkDay } from './careInput';
import { labelAbout } from './careLabel';
import { CareTopic } from './careTopic';
import { HarmReductionKind } from './codes/harmReductionContact';
import { HarmReductionContact } from './harmReductionContact';

@InputType()
export class RecordHarmReductionContactInput extends CareInput {
  @Field(() => HarmReductionKind)
  kind!: HarmReductionKind;

  @Field(() => LocalDate)
  on!: string;

  @IsOptional()
  @Min(1)
  @Max(1000)
  @Field(() => Int, { nullable: true, description: 'Kits, samples or dressings.' })
  quantity?: number | null;
}

@Resolver()
export class RecordHarmReductionContact {
  @OwnStaff()
  @Mutation(() => HarmReductionContact)
  async recordHarmReductionContact(
    @Arg('input', () => RecordHarmReductionContactInput) input: RecordHarmReductionContactInput,
    @Ctx() context: SubgraphContext,
  ): Promise<HarmReductionContact> {
    const { kind, on, quantity = null } = input;
    checkDay('on', on);
    const facts = await careFacts(input, on, context);
    return recordOwn(HarmReductionContact, labelAbout(topicsOf(kind)), { ...facts, kind, quantity }, context);
  }
}

function topicsOf(kind: HarmReductionKind): CareTopic[] {
  return kind === HarmReductionKind.INFECTION_TESTING ? [CareTopic.SEXUALLY_TRANSMITTED_INFECTION] : [];
}
