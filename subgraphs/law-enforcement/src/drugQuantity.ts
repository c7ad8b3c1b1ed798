import { Categories, CategoryExpires } from '@lead-graph/kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { DrugSubstance } from './codes/drugSubstance';
import { ContactRecord } from './contactRecord';
import { CONTACT_ONLY, CRIMINAL_HISTORY } from './criminalHistory';

/** How much of one substance an offense was about. */
@Entity()
@ObjectType({ description: 'How much of one substance an offense was about.' })
@Categories(...CONTACT_ONLY, ...CRIMINAL_HISTORY)
@CategoryExpires()
export class DrugQuantity extends ContactRecord {
  @Column('uuid')
  contactId!: string;

  @Column('uuid')
  offenseId!: string;

  @Field(() => DrugSubstance)
  @Column('text')
  substance!: DrugSubstance;

  @Field(() => Int, { description: 'Weight in milligrams.' })
  @Column('integer')
  milligrams!: number;

  @Field(() => Boolean, { description: 'Estimated by the officer, not weighed.' })
  @Column('boolean')
  estimated!: boolean;
}
