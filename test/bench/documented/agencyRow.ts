import { Field, ID, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';

/** Columns that rows of all agencies share. */
@ObjectType()
export abstract class AgencyRow {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personRef!: string;

  @Column('text')
  category!: string;

  @Column('text')
  organization!: string;

  @Column('text', { nullable: true })
  sourceProgram!: string | null;

  @Field(() => String, { nullable: true })
  @Column('date', { nullable: true })
  servicedOn!: string | null;

  @Column('text')
  obtainedVia!: string;

  @Column('text')
  source!: string;

  @Column('text')
  localId!: string;

  @Column('text')
  contentHash!: string;
}
