import {
  Categories,
  ConnectionOf,
  Guarded,
  OwnStaff,
  ownRecords,
  Page,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CareEncounter } from './careEncounter';
import { COMPETENCY_CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { CareEpisodeStatus } from './codes/careEpisode';
import { Participant } from './participant';

/** The time during which one program cares for a person; it begins on the date of service. */
@Entity()
@ObjectType({ description: 'The time during which one program cares for a person.' })
@Categories(...COMPETENCY_CARE_LABELS)
export class CareEpisode extends CareRecord {
  @Field(() => CareEpisodeStatus)
  @Column('text')
  status!: CareEpisodeStatus;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while it is open.' })
  @Column('date', { nullable: true })
  endedOn!: string | null;
}

@ObjectType()
export class CareEpisodeConnection extends ConnectionOf(CareEpisode) {}

@Resolver(() => CareEpisode)
export class CareEpisodeEncounters {
  @FieldResolver(() => [CareEncounter], { description: 'Those recorded as part of it.' })
  encounters(@Root() episode: CareEpisode, @Ctx() context: SubgraphContext): Promise<CareEncounter[]> {
    return context.loadOf(CareEncounter, 'episodeId', episode);
  }
}

@Resolver(() => Participant)
export class ParticipantEpisodes {
  @Guarded(CareEpisode)
  @FieldResolver(() => [CareEpisode], { nullable: true })
  episodes(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CareEpisode[]> {
    return context.load(CareEpisode, participant);
  }
}

@Resolver()
export class OwnEpisodes {
  @OwnStaff()
  @Query(() => CareEpisodeConnection)
  careEpisodes(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CareEpisodeConnection> {
    return ownRecords(CareEpisode, page, context) as Promise<CareEpisodeConnection>;
  }
}
