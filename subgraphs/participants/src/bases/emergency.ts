import type { SubgraphContext } from '@lead-graph/kit';
import { DataCategory, Recipient } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, GraphQLISODateTime, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EmergencyFinding, EmergencyKind } from '../codes/emergency';
import { permits } from '../decision/decisions';
import { Participant } from '../participant';
import { Permitted } from '../decision/permitted';
import { rowsOf } from '../decision/rowsOf';

/**
 * A declared emergency, with what 42 CFR 2.51(c) asks for. Who is meant may be nobody's id: it is kept whether
 * or not there is such a participant.
 */
@Entity()
@ObjectType({ description: 'A declared emergency: what opened records without anybody being asked.' })
export class Emergency {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Field(() => EmergencyKind)
  @Column('text')
  kind!: EmergencyKind;

  @Field(() => String, { nullable: true, description: 'Code of the organization.' })
  @Column('text')
  organization!: string | null;

  @Field(() => String, { nullable: true, description: 'Account of whoever declared it.' })
  @Column('text')
  declaredBy!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text')
  nature!: string | null;

  @Field(() => String, { nullable: true, description: 'Medical personnel to whom records were opened.' })
  @Column('text', { nullable: true })
  medicalPerson!: string | null;

  @Field(() => String, { nullable: true, description: 'The facility they belong to.' })
  @Column('text', { nullable: true })
  affiliation!: string | null;

  @Field(() => String, { nullable: true, description: 'Who made the disclosure.' })
  @Column('text', { nullable: true })
  discloser!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  endsAt!: Date;

  @Column('timestamptz', { nullable: true })
  reviewedAt!: Date | null;

  @Column('text', { nullable: true })
  reviewedBy!: string | null;

  @Field(() => EmergencyFinding, { nullable: true, description: 'What the review found; null before it.' })
  @Column('text', { nullable: true })
  finding!: EmergencyFinding | null;
}

const READERS: readonly Recipient[] = [Recipient.SELF, Recipient.CM];

/** What the words of an emergency can tell of. */
const TOLD_OF = [DataCategory.SUD_P2, DataCategory.MH];

@Resolver(() => Participant)
export class ParticipantEmergencies {
  /** That there was an emergency is health information. */
  @Permitted(DataCategory.PHI)
  @FieldResolver(() => [Emergency], {
    nullable: true,
    description:
      'For the participant and for case management. Who and why, to those who may read treatment and mental health records.',
  })
  async emergencies(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Emergency[] | null> {
    const { decided } = participant;
    if (!READERS.includes(decided.question.recipient)) return null;
    const rows = await rowsOf(Emergency, participant, context);
    const whole = permits(decided, ...TOLD_OF);
    return rows
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map((row) => (whole ? row : Object.assign(row, UNTOLD)));
  }
}

const UNTOLD = {
  organization: null,
  declaredBy: null,
  nature: null,
  medicalPerson: null,
  affiliation: null,
  discloser: null,
};
