import { LocalDate } from '@lead-graph/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CareProgram } from './careProgram';

/** What a program was in law from one day to another. Of several for one day, one that says Part 2 decides. */
@Entity()
@ObjectType({ description: 'What a program was in law from one day to another.' })
export class CareProgramStatus {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  program!: string;

  @ManyToOne(
    () => CareProgram,
    (program) => program.statuses,
  )
  @JoinColumn({ name: 'program' })
  careProgram!: Relation<CareProgram>;

  @Field(() => Boolean, { description: 'A federally assisted program under 42 CFR Part 2.' })
  @Column('boolean')
  part2!: boolean;

  @Field(() => Boolean, { description: 'Tells the public that it provides care for substance use.' })
  @Column('boolean')
  holdsOutAsSud!: boolean;

  @Field(() => Boolean, { description: 'A covered entity under HIPAA.' })
  @Column('boolean')
  coveredEntity!: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'First day; null: since ever.' })
  @Column('date', { nullable: true })
  from!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: until further notice.' })
  @Column('date', { nullable: true })
  to!: string | null;
}
