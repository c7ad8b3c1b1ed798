import { amendOwn, OwnStaff, ownRow, recordOwn, type SubgraphContext, LocalDate } from '@lead-graph/kit';
import { BadUserInput, LeadError } from '@lead-graph/schema';
import { ArrayMaxSize } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { CareEpisode } from './careEpisode';
import { CareInput, careFacts, checkDay } from './careInput';
import { labelAbout } from './careLabel';
import { CareTopic } from './careTopic';
import { CareEpisodeStatus } from './codes/careEpisode';

@InputType()
export class OpenEpisodeInput extends CareInput {
  @Field(() => LocalDate)
  beganOn!: string;

  @ArrayMaxSize(10)
  @Field(() => [CareTopic], { defaultValue: [], description: 'What it is about, beside what the program says.' })
  about!: CareTopic[];
}

@InputType()
export class CloseEpisodeInput {
  @Field(() => ID)
  episode!: string;

  @Field(() => LocalDate)
  endedOn!: string;
}

@Resolver()
export class EpisodeChanges {
  @OwnStaff()
  @Mutation(() => CareEpisode)
  async openEpisode(
    @Arg('input', () => OpenEpisodeInput) input: OpenEpisodeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CareEpisode> {
    checkDay('beganOn', input.beganOn);
    const facts = await careFacts(input, input.beganOn, context);
    const values = { ...facts, status: CareEpisodeStatus.ACTIVE, endedOn: null };
    return recordOwn(CareEpisode, labelAbout(input.about), values, context);
  }

  @OwnStaff()
  @Mutation(() => CareEpisode, {
    description: 'Ends an episode. It asks for no reason; another may be opened any day.',
  })
  async closeEpisode(
    @Arg('input', () => CloseEpisodeInput) { episode, endedOn }: CloseEpisodeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CareEpisode> {
    checkDay('endedOn', endedOn);
    const open = await ownRow(CareEpisode, episode, context);
    if (open.endedOn !== null) throw new LeadError('CONFLICT', 'the episode has ended already');
    if (open.servicedOn && endedOn < open.servicedOn) throw new BadUserInput('endedOn', 'is before the day it began');
    return amendOwn(CareEpisode, episode, { endedOn, status: CareEpisodeStatus.FINISHED }, context);
  }
}
