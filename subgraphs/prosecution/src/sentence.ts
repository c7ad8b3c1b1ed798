import { Categories, CategoryExpires, LocalDate } from '@lead-graph/kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { SentenceKind, SentencePhase, TermUnit } from './codes/sentence';
import { alsoOfMinors, CHARGE_LABELS } from './datedLabel';
import { DatedRecord } from './datedRecord';

/** One sentence on one charge. Bears the label of its charge. */
@Entity()
@ObjectType({ description: 'One sentence on one charge.' })
@CategoryExpires()
@Categories(...alsoOfMinors(...CHARGE_LABELS))
export class Sentence extends DatedRecord {
  @Column('uuid')
  chargeId!: string;

  @Field(() => SentenceKind)
  @Column('text')
  kind!: SentenceKind;

  @Field(() => SentencePhase)
  @Column('text')
  phase!: SentencePhase;

  @Field(() => LocalDate)
  @Column('date')
  imposedOn!: string;

  @Field(() => Int, { nullable: true, description: 'Length, in `termUnit`.' })
  @Column('integer', { nullable: true })
  term!: number | null;

  @Field(() => TermUnit, { nullable: true })
  @Column('text', { nullable: true })
  termUnit!: TermUnit | null;

  @Field(() => Boolean, { description: 'False once a later sentence took its place.' })
  @Column('boolean')
  current!: boolean;
}
