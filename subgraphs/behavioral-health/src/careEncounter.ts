import { Categories, ConnectionOf, Guarded, OwnStaff, ownRecords, Page, type SubgraphContext } from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, GraphQLISODateTime, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { COMPETENCY_CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { CareEncounterClass, CareEncounterStatus } from './codes/careEncounter';
import { Participant } from './participant';

/** One visit, call or meeting in the field. */
@Entity()
@ObjectType({ description: 'One visit, call or meeting in the field.' })
@Categories(...COMPETENCY_CARE_LABELS)
export class CareEncounter extends CareRecord {
  @Column('uuid', { nullable: true })
  episodeId!: string | null;

  @Field(() => CareEncounterClass)
  @Column('text')
  class!: CareEncounterClass;

  @Field(() => CareEncounterStatus)
  @Column('text')
  status!: CareEncounterStatus;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Field(() => Boolean, { description: 'A response to a crisis.' })
  @Column('boolean')
  crisis!: boolean;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  type!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it took place, in words.' })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it took place: ICD-10-CM or SNOMED CT.' })
  @Column('text', { nullable: true })
  reasonCode!: string | null;

  @Field(() => [String], { description: 'Care for substance use or mental health that was given.' })
  @Column('text', { array: true })
  services!: string[];

  @Field(() => Boolean, { description: 'Where the person was, not where the program is.' })
  outreach(): boolean {
    return this.class === CareEncounterClass.FLD;
  }
}

@ObjectType()
export class CareEncounterConnection extends ConnectionOf(CareEncounter) {}

@Resolver(() => Participant)
export class ParticipantEncounters {
  @Guarded(CareEncounter)
  @FieldResolver(() => [CareEncounter], { nullable: true })
  encounters(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CareEncounter[]> {
    return context.load(CareEncounter, participant);
  }
}

@Resolver()
export class OwnEncounters {
  @OwnStaff()
  @Query(() => CareEncounterConnection)
  careEncounters(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CareEncounterConnection> {
    return ownRecords(CareEncounter, page, context) as Promise<CareEncounterConnection>;
  }
}
