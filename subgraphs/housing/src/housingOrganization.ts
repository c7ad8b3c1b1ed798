import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An organisation that runs housing projects. Others than the agency's own staff read its name through
 * `HousingEnrolment.organizationName` only. INVARIANT: never a victim service provider.
 */
@Entity()
@ObjectType({ description: "An organisation that runs housing projects. For the agency's own staff alone." })
export class HousingOrganization {
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Column('text')
  source!: string;

  @Column('text')
  localId!: string;

  @Column('text')
  contentHash!: string;
}
