import type { SubgraphContext } from '@lead-graph/kit';
import { DataCategory, type Purpose, Role } from '@lead-graph/schema';
import { Ctx, Field, GraphQLISODateTime, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CourtOrderType } from '../codes/courtOrder';
import { lacksOf } from './orderLacks';
import { partnersOf } from './partnerCheck';
import { ProgramStaff } from '../staff';

/** What came from a court about named records of one participant. Vacated at `endsAt`, or ended by itself. */
@Entity()
@ObjectType({ description: 'A paper from a court that opens nothing until counsel has seen to it.' })
export class CourtOrder {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => ID)
  @Column('uuid')
  participantId!: string;

  @Field(() => CourtOrderType)
  @Column('text')
  type!: CourtOrderType;

  @Field(() => String)
  @Column('text')
  court!: string;

  @Field(() => String)
  @Column('text')
  causeNumber!: string;

  @Field(() => [String], { description: 'Codes of the organizations it would let read.' })
  @Column('text', { array: true })
  recipients!: string[];

  @Column('text', { array: true })
  purposes!: Purpose[];

  @Field(() => [DataCategory])
  @Column('text', { array: true })
  categories!: DataCategory[];

  /** Codes of those whose records; null: whoever keeps them. */
  @Column('text', { array: true, nullable: true })
  sources!: string[] | null;

  /** Dates of service, each inclusive; none: all. */
  @Column('jsonb', { default: [] })
  dates!: { from: string; until: string }[];

  @Column('boolean')
  mandate!: boolean;

  @Column('boolean', { default: false })
  confidentialCommunications!: boolean;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Field(() => String, { description: 'Account of whoever wrote it down.' })
  @Column('text')
  recordedBy!: string;

  @Field(() => [String], { description: 'What has to come first, each with the paragraph that says so.' })
  missing?: string[];
}

const { PART2_2_64, PART2_2_65, SUBPOENA } = CourtOrderType;

@Resolver()
export class CounselQueue {
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Query(() => [CourtOrder], {
    description: 'Subpoenas, and orders under part 2 that came without a mandate, oldest first: for counsel.',
  })
  async counselQueue(@Ctx() context: SubgraphContext): Promise<CourtOrder[]> {
    const partners = await partnersOf(context);
    const waiting = await context.db
      .getRepository(CourtOrder)
      .createQueryBuilder('o')
      .where('(o.type = :subpoena OR (o.type IN (:...part2) AND NOT o.mandate))', {
        subpoena: SUBPOENA,
        part2: [PART2_2_64, PART2_2_65],
      })
      .andWhere('(o."endsAt" IS NULL OR o."endsAt" > clock_timestamp())')
      .orderBy('o.startsAt')
      .addOrderBy('o.id')
      .getMany();
    for (const order of waiting) order.missing = lacksOf(order, partners).missing;
    return waiting;
  }
}
