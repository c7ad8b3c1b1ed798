import { AgencyRecord } from '@lead-graph/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { ContactCaseOutcome } from './codes/caseOutcome';
import { DiversionRoute } from './codes/diversionRoute';

/**
 * What a contact and every row that hangs on it carry.
 * INVARIANT: kept by the database, a row of a contact that tells of an arrest has that contact's label, dates of
 * label, route and outcome, so that a decision changes all of them at one instant.
 */
@ObjectType()
export abstract class ContactRecord extends AgencyRecord {
  @Column('timestamptz', { nullable: true })
  categoryUntil!: Date | null;

  @Column('text', { nullable: true })
  categoryThen!: string | null;

  @Field(() => DiversionRoute, { nullable: true, description: 'Road into diversion, where the contact is one.' })
  @Column('text', { nullable: true })
  route!: DiversionRoute | null;

  @Field(() => ContactCaseOutcome, { nullable: true, description: 'What became of the case; null until it is known.' })
  @Column('text', { nullable: true })
  caseOutcome!: ContactCaseOutcome | null;
}
