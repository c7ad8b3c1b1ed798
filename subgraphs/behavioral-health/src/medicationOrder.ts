import { Categories, ConnectionOf, Guarded, OwnStaff, ownRecords, Page, type SubgraphContext } from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { isMoud } from './codes/ingredient';
import { MedicationOrderStatus } from './codes/medicationOrder';
import { Participant } from './participant';

/** One order for a medication. */
@Entity()
@ObjectType({ description: 'One order for a medication.' })
@Categories(...CARE_LABELS)
export class MedicationOrder extends CareRecord {
  @Field(() => String, { nullable: true, description: 'RxNorm code of the drug.' })
  @Column('text', { nullable: true })
  rxnorm!: string | null;

  @Field(() => String)
  @Column('text')
  display!: string;

  @Field(() => MedicationOrderStatus)
  @Column('text')
  status!: MedicationOrderStatus;

  /** RxNorm codes, of those that codes/ingredient.ts knows. */
  @Column('text', { array: true })
  ingredients!: string[];

  @Field(() => Boolean, { description: 'Medication for opioid use disorder: buprenorphine, methadone or naltrexone.' })
  moud(): boolean {
    return isMoud(this.ingredients);
  }
}

@ObjectType()
export class MedicationOrderConnection extends ConnectionOf(MedicationOrder) {}

@Resolver(() => Participant)
export class ParticipantMedications {
  @Guarded(MedicationOrder)
  @FieldResolver(() => [MedicationOrder], { nullable: true })
  medications(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<MedicationOrder[]> {
    return context.load(MedicationOrder, participant);
  }
}

@Resolver()
export class OwnMedications {
  @OwnStaff()
  @Query(() => MedicationOrderConnection)
  careMedications(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<MedicationOrderConnection> {
    return ownRecords(MedicationOrder, page, context) as Promise<MedicationOrderConnection>;
  }
}
