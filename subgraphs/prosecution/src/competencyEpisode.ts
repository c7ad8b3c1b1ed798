import { AgencyRecord, Categories, Guarded, type SubgraphContext, LocalDate } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ChargeClass } from './codes/chargeClass';
import { CompetencyFinding, CompetencyOutcome, RestorationKind } from './codes/competency';
import { Participant } from './participant';

/**
 * One question of competency in one case, RCW 10.77.060-.088. It has no root field: the office holds it as a party to
 * that case, and using it for LEAD needs the participant's authorization, for which only `Participant` asks.
 */
@Entity()
@ObjectType({ description: 'One question of competency in one case, from the order to evaluate to its end.' })
@Categories(DataCategory.COMP)
export class CompetencyEpisode extends AgencyRecord {
  @Field(() => LocalDate, { description: 'When the court ordered the evaluation.' })
  @Column('date')
  orderedOn!: string;

  @Field(() => LocalDate, { description: '14 days after the order.' })
  @Column({ type: 'date', insert: false, update: false })
  evaluationDueOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Null while it is awaited.' })
  @Column('date', { nullable: true })
  evaluatedOn!: string | null;

  @Field(() => CompetencyFinding, { nullable: true })
  @Column('text', { nullable: true })
  finding!: CompetencyFinding | null;

  @Field(() => RestorationKind, { nullable: true })
  @Column('text', { nullable: true })
  restoration!: RestorationKind | null;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  restorationOrderedOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: '7 days after restoration was ordered.' })
  @Column({ type: 'date', nullable: true, insert: false, update: false })
  restorationDueOn!: string | null;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  restorationStartedOn!: string | null;

  @Field(() => CompetencyOutcome, { nullable: true, description: 'Null while the question is open.' })
  @Column('text', { nullable: true })
  outcome!: CompetencyOutcome | null;

  @Field(() => ChargeClass, { description: 'Class of the most serious charge of the case.' })
  @Column('text')
  chargeClass!: ChargeClass;
}

@Resolver(() => Participant)
export class ParticipantCompetencyEpisodes {
  @Guarded(CompetencyEpisode)
  @FieldResolver(() => [CompetencyEpisode], { nullable: true })
  competencyEpisodes(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CompetencyEpisode[]> {
    return context.load(CompetencyEpisode, participant);
  }
}
