import { OwnStaff, ownRow, recordOwn, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, NotFound } from '@lead-graph/schema';
import { ArrayMaxSize, IsOptional, Matches, MaxLength } from 'class-validator';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { CareEncounter } from './careEncounter';
import { CareEpisode } from './careEpisode';
import { CareInput, careFacts } from './careInput';
import { labelAbout } from './careLabel';
import { CareTopic } from './careTopic';
import { CareEncounterClass, CareEncounterStatus } from './codes/careEncounter';
import { topicsOfCodes } from './codes/clinicalTopics';
import { localDay } from './localDay';

/** ICD-10-CM or SNOMED CT. */
const CLINICAL_CODE = /^([A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?|\d{6,18})$/;

@InputType()
export class RecordEncounterInput extends CareInput {
  @Field(() => CareEncounterClass)
  class!: CareEncounterClass;

  @Field(() => GraphQLISODateTime)
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Left out while it goes on.' })
  endedAt?: Date | null;

  @Field(() => Boolean, { defaultValue: false, description: 'A response to a crisis.' })
  crisis!: boolean;

  @IsOptional()
  @Matches(CLINICAL_CODE, { message: 'expected an ICD-10-CM code like F11.20 or a SNOMED CT code like 75544000' })
  @Field(() => String, { nullable: true })
  reasonCode?: string | null;

  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true })
  reason?: string | null;

  @Field(() => ID, { nullable: true, description: 'The episode it is part of.' })
  episode?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [CareTopic], { defaultValue: [], description: 'What it is about, beside what `reasonCode` says.' })
  about!: CareTopic[];
}

@Resolver()
export class RecordEncounter {
  @OwnStaff()
  @Mutation(() => CareEncounter)
  async recordEncounter(
    @Arg('input', () => RecordEncounterInput) input: RecordEncounterInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CareEncounter> {
    checkTimes(input, new Date());
    const facts = await careFacts(input, localDay(input.startedAt), context);
    const episodeId = await episodeOf(input, facts.personRef, context);
    const codes = input.reasonCode ? [input.reasonCode] : [];
    const label = labelAbout([...input.about, ...topicsOfCodes(codes)]);
    return recordOwn(CareEncounter, label, { ...facts, ...encounterFrom(input), episodeId }, context);
  }
}

function checkTimes({ startedAt, endedAt }: RecordEncounterInput, now: Date): void {
  if (startedAt > now) throw new BadUserInput('startedAt', 'lies in the future');
  if (endedAt && endedAt > now) throw new BadUserInput('endedAt', 'lies in the future');
  if (endedAt && endedAt < startedAt) throw new BadUserInput('endedAt', 'is before `startedAt`');
}

async function episodeOf({ episode }: RecordEncounterInput, personRef: string, context: SubgraphContext) {
  if (!episode) return null;
  const { id, personRef: whose } = await ownRow(CareEpisode, episode, context);
  if (whose !== personRef) throw new NotFound('record');
  return id;
}

function encounterFrom({ class: kind, startedAt, endedAt, crisis, reason, reasonCode }: RecordEncounterInput) {
  return {
    class: kind,
    status: endedAt ? CareEncounterStatus.FINISHED : CareEncounterStatus.IN_PROGRESS,
    startedAt,
    endedAt: endedAt ?? null,
    crisis,
    type: null,
    reason: reason ?? null,
    reasonCode: reasonCode ?? null,
    services: [],
  };
}
