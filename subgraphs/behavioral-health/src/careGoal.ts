import { Categories } from '@lead-graph/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { CareGoalStatus } from './codes/carePlan';

/** One goal of a plan of care, with the categories of its plan. */
@Entity()
@ObjectType({ description: 'One goal of a plan of care.' })
@Categories(...CARE_LABELS)
export class CareGoal extends CareRecord {
  @Column('uuid', { nullable: true })
  carePlanId!: string | null;

  @Field(() => String)
  @Column('text')
  description!: string;

  @Field(() => CareGoalStatus)
  @Column('text')
  status!: CareGoalStatus;

  @Field(() => Boolean, { description: 'The participant set it.' })
  @Column('boolean')
  participantAuthored!: boolean;
}
