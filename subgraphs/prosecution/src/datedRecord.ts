import { AgencyRecord } from '@lead-graph/kit';
import { ObjectType } from 'type-graphql';
import { Column } from 'typeorm';

/** A row whose category the calendar changes. Obligation: its noun bears `@CategoryExpires()`. */
@ObjectType()
export abstract class DatedRecord extends AgencyRecord {
  /** Exclusive: from this instant on `categoryThen` holds. */
  @Column('timestamptz', { nullable: true })
  categoryUntil!: Date | null;

  @Column('text', { nullable: true })
  categoryThen!: string | null;

  /** True once a decision made here has labelled it: an import that corrects the row leaves the label. */
  @Column('boolean', { default: false })
  labelledHere!: boolean;
}
