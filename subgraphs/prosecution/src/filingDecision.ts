import {
  Categories,
  CategoryExpires,
  ConnectionOf,
  Guarded,
  OwnStaff,
  ownRecords,
  Page,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, GraphQLISODateTime, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { FilingOutcome } from './codes/filingOutcome';
import { alsoOfMinors, CHARGE_LABELS, CURRENT } from './datedLabel';
import { DatedRecord } from './datedRecord';
import { Participant } from './participant';

/** What was decided about one referral. A referral may have several, the latest of which holds. */
@Entity()
@ObjectType({ description: 'What was decided about one referral. A decision not to file is no public record.' })
@CategoryExpires()
@Categories(...alsoOfMinors(CURRENT, ...CHARGE_LABELS))
export class FilingDecision extends DatedRecord {
  @Column('uuid')
  referralId!: string;

  @Field(() => FilingOutcome)
  @Column('text')
  outcome!: FilingOutcome;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Null while it is pending, and where an imported record does not say.',
  })
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day of the intake window that the decision waits for.',
  })
  @Column('date', { nullable: true })
  deadlineOn!: string | null;

  /** Work product: never on the graph. */
  @Column('text', { nullable: true })
  reason!: string | null;
}

@ObjectType()
export class FilingDecisionConnection extends ConnectionOf(FilingDecision) {}

@Resolver(() => Participant)
export class ParticipantFilingDecisions {
  @Guarded(FilingDecision)
  @FieldResolver(() => [FilingDecision], { nullable: true })
  filingDecisions(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<FilingDecision[]> {
    return context.load(FilingDecision, participant);
  }
}

@Resolver()
export class OwnFilingDecisions {
  @OwnStaff()
  @Query(() => FilingDecisionConnection)
  prosecutionFilingDecisions(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<FilingDecisionConnection> {
    return ownRecords(FilingDecision, page, context) as Promise<FilingDecisionConnection>;
  }
}
