import { LocalDate } from './localDate';
import { ObtainedVia } from '@lead-graph/schema';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';
import { PersonLink } from './personLink';

/**
 * What every row of every agency carries, so that one SQL condition can filter any noun. Its columns are those
 * of the table `agency_record`, from which every noun's table is made (`LIKE agency_record INCLUDING ALL`).
 */
@ObjectType()
export abstract class AgencyRecord {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  /** This agency's own name for the person. */
  @Column('uuid')
  personRef!: string;

  /** Its label: one category, or several joined by `+`, all of which a reader needs. */
  @Column('text')
  category!: string;

  /** Code of the organisation that keeps the row. */
  @Column('text')
  organization!: string;

  /** Program or unit it came from, where rules tell programs apart. */
  @Column('text', { nullable: true })
  sourceProgram!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Date of service: what consents limited in time are measured against.',
  })
  @Column('date', { nullable: true })
  servicedOn!: string | null;

  @Column('text')
  obtainedVia!: ObtainedVia;

  /** Where it was imported from; `graph` for rows written by a mutation. With `localId`, unique. */
  @Column('text')
  source!: string;

  @Column('text')
  localId!: string;

  @Column('text')
  contentHash!: string;

  @Field(() => PersonLink, {
    name: 'person',
    description: 'The person the row is about; whether that is a participant only the core can say.',
  })
  person?: PersonLink;
}
