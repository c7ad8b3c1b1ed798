import { Categories, ConnectionOf, Guarded, OwnStaff, ownRecords, Page, type SubgraphContext } from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { asamLevelName, LevelOfCareEdition } from './codes/asamLevel';
import { Participant } from './participant';

/** Level of care found right for a person, by The ASAM Criteria. */
@Entity()
@ObjectType({ description: 'Level of care found right for a person, by The ASAM Criteria.' })
@Categories(...CARE_LABELS)
export class LevelOfCare extends CareRecord {
  @Field(() => LevelOfCareEdition)
  @Column('text')
  edition!: LevelOfCareEdition;

  @Field(() => String, { description: 'As the edition prints it: `2.1`, `3.7-BIO`, `3.2-WM`.' })
  @Column('text')
  level!: string;

  @Field(() => String, { description: 'What the level means in its edition.' })
  name(): string {
    return asamLevelName(this.edition, this.level);
  }
}

@ObjectType()
export class LevelOfCareConnection extends ConnectionOf(LevelOfCare) {}

@Resolver(() => Participant)
export class ParticipantLevelsOfCare {
  @Guarded(LevelOfCare)
  @FieldResolver(() => [LevelOfCare], { nullable: true })
  levelsOfCare(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<LevelOfCare[]> {
    return context.load(LevelOfCare, participant);
  }
}

@Resolver()
export class OwnLevelsOfCare {
  @OwnStaff()
  @Query(() => LevelOfCareConnection)
  careLevelsOfCare(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<LevelOfCareConnection> {
    return ownRecords(LevelOfCare, page, context) as Promise<LevelOfCareConnection>;
  }
}
