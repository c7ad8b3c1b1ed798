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
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ChargeClass } from './codes/chargeClass';
import type { ReadOutcome } from './codes/dispositionOutcome';
import { Jurisdiction } from './codes/jurisdiction';
import { OffenceGroup } from './codes/offenceGroup';
import { alsoOfMinors, CHARGE_LABELS } from './datedLabel';
import { DatedRecord } from './datedRecord';
import { Disposition } from './disposition';
import { Participant } from './participant';
import { Sentence } from './sentence';

/** One offence charged against one person. Its label is that of `chargeCategory`. */
@Entity()
@ObjectType({
  description:
    'One offence charged in court. A charge that ended without a conviction is no public case fact any more.',
})
@CategoryExpires()
@Categories(...alsoOfMinors(...CHARGE_LABELS))
export class Charge extends DatedRecord {
  @Column('uuid')
  referralId!: string;

  @Field(() => String, { description: 'Section of the code: `RCW 69.50.4013`, `SMC 12A.08.060`.' })
  @Column('text')
  citation!: string;

  @Field(() => OffenceGroup)
  @Column('text')
  offenceGroup!: OffenceGroup;

  @Field(() => ChargeClass)
  @Column('text')
  chargeClass!: ChargeClass;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  filedOn!: string | null;

  @Field(() => Jurisdiction)
  @Column('text')
  jurisdiction!: Jurisdiction;

  /** Number of the count in the charging document. Not on the graph: a gap in the numbers tells of a withheld count. */
  @Column('integer')
  count!: number;

  @Column('date', { nullable: true })
  incidentOn!: string | null;

  /** Of the latest disposition; null while the charge is open. */
  @Column('text', { nullable: true })
  outcome!: ReadOutcome | null;
}

@ObjectType()
export class ChargeConnection extends ConnectionOf(Charge) {}

@Resolver(() => Charge)
export class ChargeFields {
  @FieldResolver(() => [Disposition])
  dispositions(@Root() charge: Charge, @Ctx() context: SubgraphContext): Promise<Disposition[]> {
    return context.loadOf(Disposition, 'chargeId', charge);
  }

  @FieldResolver(() => [Sentence])
  sentences(@Root() charge: Charge, @Ctx() context: SubgraphContext): Promise<Sentence[]> {
    return context.loadOf(Sentence, 'chargeId', charge);
  }
}

@Resolver(() => Participant)
export class ParticipantCharges {
  @Guarded(Charge)
  @FieldResolver(() => [Charge], { nullable: true })
  charges(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Charge[]> {
    return context.load(Charge, participant);
  }
}

@Resolver()
export class OwnCharges {
  @OwnStaff()
  @Query(() => ChargeConnection)
  prosecutionCharges(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<ChargeConnection> {
    return ownRecords(Charge, page, context) as Promise<ChargeConnection>;
  }
}
