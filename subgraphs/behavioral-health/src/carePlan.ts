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
import { CareGoal } from './careGoal';
import { CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { CarePlanStatus } from './codes/carePlan';
import { Participant } from './participant';

/** A plan of care, with its goals. */
@Entity()
@ObjectType({ description: 'A plan of care, with its goals.' })
@Categories(...CARE_LABELS)
export class CarePlan extends CareRecord {
  @Field(() => String)
  @Column('text')
  title!: string;

  @Field(() => CarePlanStatus)
  @Column('text')
  status!: CarePlanStatus;

  @Field(() => [String], { description: 'What is planned.' })
  @Column('text', { array: true })
  activities!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while there is none.' })
  @Column('date', { nullable: true })
  endedOn!: string | null;
}

@ObjectType()
export class CarePlanConnection extends ConnectionOf(CarePlan) {}

@Resolver(() => CarePlan)
export class CarePlanGoals {
  @FieldResolver(() => [CareGoal])
  goals(@Root() plan: CarePlan, @Ctx() context: SubgraphContext): Promise<CareGoal[]> {
    return context.loadOf(CareGoal, 'carePlanId', plan);
  }
}

@Resolver(() => Participant)
export class ParticipantCarePlans {
  @Guarded(CarePlan)
  @FieldResolver(() => [CarePlan], { nullable: true })
  carePlans(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CarePlan[]> {
    return context.load(CarePlan, participant);
  }
}

@Resolver()
export class OwnCarePlans {
  @OwnStaff()
  @Query(() => CarePlanConnection)
  carePlans(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CarePlanConnection> {
    return ownRecords(CarePlan, page, context) as Promise<CarePlanConnection>;
  }
}
