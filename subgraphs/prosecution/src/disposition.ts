import { Categories, CategoryExpires, LocalDate } from '@lead-graph/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ChargeClass } from './codes/chargeClass';
import { DispositionOutcome } from './codes/dispositionOutcome';
import { alsoOfMinors, CHARGE_LABELS } from './datedLabel';
import { DatedRecord } from './datedRecord';

/** How one charge ended. A charge may have several, the latest of which holds; all bear its label. */
@Entity()
@ObjectType({ description: 'How one charge ended; of several the latest holds.' })
@CategoryExpires()
@Categories(...alsoOfMinors(...CHARGE_LABELS))
export class Disposition extends DatedRecord {
  @Column('uuid')
  chargeId!: string;

  @Field(() => DispositionOutcome)
  @Column('text')
  outcome!: DispositionOutcome;

  @Field(() => LocalDate)
  @Column('date')
  disposedOn!: string;

  @Field(() => ChargeClass, {
    nullable: true,
    description: 'Class of the offence the charge ended as, where that is stated.',
  })
  @Column('text', { nullable: true })
  chargeClass!: ChargeClass | null;
}
