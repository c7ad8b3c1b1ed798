import type { SubgraphContext } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, GraphQLISODateTime, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn } from 'typeorm';
import { EnrolmentEnd, ProgramStatus } from '../codes/programStatus';
import { type Decided, permits } from '../decision/decisions';
import { FundingSource } from './fundingSource';
import { isLimited } from '../decision/limitedStatus';
import { Participant } from '../participant';
import { Permitted } from '../decision/permitted';
import { rowsOf } from '../decision/rowsOf';

/** Enrolment in the program. It has no planned end: the program lasts as long as it is needed. */
@Entity('enrolment')
@ObjectType({ description: 'Enrolment in the program, which has no planned end.' })
export class Enrolment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Column('uuid')
  referralId!: string;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  enrolledAt!: Date;

  @Column('text', { nullable: true })
  fundingSource!: string | null;

  @ManyToOne(() => FundingSource)
  @JoinColumn({ name: 'fundingSource' })
  funding?: FundingSource | null;

  @Column('boolean', { default: false })
  trueblood!: boolean;

  @Column('text', { nullable: true })
  ended!: EnrolmentEnd | null;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Field(() => [EngagementSpell], { description: 'Times in which the participant was in touch, oldest first.' })
  @OneToMany(
    () => EngagementSpell,
    (spell) => spell.enrolment,
  )
  spells!: EngagementSpell[];

  /** Whose it is, to the requester. */
  of?: Participant;
}

/** One time in which the participant was in touch. */
@Entity()
@ObjectType({ description: 'A time in which the participant was in touch.' })
export class EngagementSpell {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  enrolmentId!: string;

  @ManyToOne(
    () => Enrolment,
    (enrolment) => enrolment.spells,
  )
  @JoinColumn({ name: 'enrolmentId' })
  enrolment?: Enrolment;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  /** Why it ended, in the words of staff: not on the graph, since it may tell more than program status. */
  @Column('text', { nullable: true })
  reason!: string | null;
}

@Resolver(() => Enrolment)
export class EnrolmentFields {
  @FieldResolver(() => ProgramStatus, { nullable: true })
  status(@Root() { of }: Enrolment): ProgramStatus | null {
    return of?.decided.standing.status ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who pays. Null where it could tell of competency proceedings to one who may not read of them.',
  })
  fundingSource(@Root() { of, funding }: Enrolment): string | null {
    return of && mayLearnOfTrueblood(of.decided) ? (funding?.name ?? null) : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Enrolled in the Trueblood expansion. Null under the same rule as `fundingSource`.',
  })
  trueblood(@Root() { of, trueblood }: Enrolment): boolean | null {
    return of && mayLearnOfTrueblood(of.decided) ? trueblood : null;
  }
}

/** The expansion is for people in competency proceedings (COMP); the agency now assigned works in it. */
function mayLearnOfTrueblood(decided: Decided): boolean {
  const status = decided.decisions.get(DataCategory.PROG);
  const assigned = status?.effect === 'PERMIT' && status.grounds.some(({ kind }) => kind === 'ASSIGNMENT');
  return assigned || permits(decided, DataCategory.COMP);
}

@Resolver(() => Participant)
export class ParticipantEnrolment {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => Enrolment, {
    nullable: true,
    description: 'Null for police, prosecutors and courts, who read `status` and `leadLine`.',
  })
  async enrolment(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Enrolment | null> {
    if (isLimited(participant.decided.question.recipient)) return null;
    const [enrolment] = await rowsOf(Enrolment, participant, context, { funding: true, spells: true });
    if (!enrolment) return null;
    enrolment.spells.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
    enrolment.of = participant;
    return enrolment;
  }
}
