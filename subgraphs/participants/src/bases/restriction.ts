import type { SubgraphContext } from '@lead-graph/kit';
import { CATEGORIES_BEHIND, DataCategory, Implication, Purpose, Recipient } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, GraphQLISODateTime, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RestrictionKind } from '../codes/bases';
import { type Decided, permits } from '../decision/decisions';
import { Participant } from '../participant';
import { Permitted } from '../decision/permitted';
import { rowsOf } from '../decision/rowsOf';
import { isThemself } from './themself';

/** A limit the participant asked for. Null: whoever, whatever, why ever, whose ever. */
@Entity()
@ObjectType({ description: 'A limit the participant asked for. Null in a list stands for all.' })
export class Restriction {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Field(() => RestrictionKind)
  @Column('text')
  kind!: RestrictionKind;

  @Field(() => ID, { nullable: true, description: 'The consent that was taken back by word of mouth.' })
  @Column('uuid', { nullable: true })
  consentId!: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of those who are to have no more of it.' })
  @Column('text', { array: true, nullable: true })
  recipients!: string[] | null;

  @Field(() => [DataCategory], { nullable: true })
  @Column('text', { array: true, nullable: true })
  categories!: DataCategory[] | null;

  @Field(() => [Purpose], { nullable: true })
  @Column('text', { array: true, nullable: true })
  purposes!: Purpose[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of the holders that agreed to it.' })
  @Column('text', { array: true, nullable: true })
  holders!: string[] | null;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  startsAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on it no longer holds.' })
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Column('text')
  recordedBy!: string;
}

const READERS: readonly Recipient[] = [Recipient.SELF, Recipient.CM];

@Resolver(() => Participant)
export class ParticipantRestrictions {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => [Restriction], {
    nullable: true,
    description: 'For the participant all of them. For case management those about what it may read itself.',
  })
  async restrictions(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Restriction[] | null> {
    const { decided } = participant;
    if (!READERS.includes(decided.question.recipient)) return null;
    const rows = await rowsOf(Restriction, participant, context);
    return rows.filter((row) => mayRead(decided, row)).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  }
}

/** A limit names organisations and categories: both tell. */
function mayRead(decided: Decided, { categories }: Restriction): boolean {
  return (
    isThemself(decided) || permits(decided, ...(categories ?? []), ...CATEGORIES_BEHIND[Implication.PROVIDER_NAME])
  );
}
