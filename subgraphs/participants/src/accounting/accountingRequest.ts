import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { AccountingReport, DataCategory, Recipient } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isThemself } from '../bases/themself';
import { type Decided, permits } from '../decision/decisions';
import { Permitted } from '../decision/permitted';
import { rowsOf } from '../decision/rowsOf';
import { Participant } from '../participant';
import { dueOn } from './dueOn';

/** That a participant asked in writing who was told of them. */
@Entity()
@ObjectType({ description: 'That a participant asked in writing for an account of disclosures.' })
export class AccountingRequest {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Field(() => AccountingReport)
  @Column('text')
  report!: AccountingReport;

  @Field(() => LocalDate)
  @Column('date')
  receivedOn!: string;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  answeredOn!: string | null;

  @Column('text')
  recordedBy!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day for the answer; null where no law names one.',
  })
  get dueOn(): string | null {
    return dueOn(this.report, this.receivedOn);
  }
}

const READERS: readonly Recipient[] = [Recipient.SELF, Recipient.CM];
/** To ask for these tells of records of substance use treatment. */
const OF_PART2: readonly AccountingReport[] = [AccountingReport.PART2_ACCOUNTING, AccountingReport.INTERMEDIARY_LIST];

@Resolver(() => Participant)
export class ParticipantAccountingRequests {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => [AccountingRequest], {
    nullable: true,
    description:
      'Oldest first. For the participant all of them. For case management those about what it may read itself.',
  })
  async accountingRequests(
    @Root() participant: Participant,
    @Ctx() context: SubgraphContext,
  ): Promise<AccountingRequest[] | null> {
    const { decided } = participant;
    if (!READERS.includes(decided.question.recipient)) return null;
    const rows = await rowsOf(AccountingRequest, participant, context);
    return rows.filter((row) => mayRead(decided, row)).sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1));
  }
}

function mayRead(decided: Decided, { report }: AccountingRequest): boolean {
  return isThemself(decided) || !OF_PART2.includes(report) || permits(decided, DataCategory.SUD_P2);
}
