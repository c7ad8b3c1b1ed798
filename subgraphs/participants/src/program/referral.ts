import type { SubgraphContext } from '@lead-graph/kit';
import { AGENCIES, DataCategory, ObtainedVia, Recipient, withinScopes } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, GraphQLISODateTime, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { OrganizationKind } from '../codes/organizationKind';
import { ProgramStatus } from '../codes/programStatus';
import { ReferralDriver, ReferralHandOff, ReferralOffenseGroup, ReferralRoute } from '../codes/referral';
import { type Decided, permits } from '../decision/decisions';
import { historyOf, tellsOfCharge } from './criminalHistory';
import { isLimited } from '../decision/limitedStatus';
import { localDay } from '../localDay';
import { Participant } from '../participant';
import { PartnerOrganization } from './partnerOrganization';
import { Permitted } from '../decision/permitted';
import { providerName } from '../decision/providerName';
import { rowsOf } from '../decision/rowsOf';

/** One way by which somebody was brought to the program. */
@Entity()
@ObjectType({ description: 'One way by which somebody was brought to the program.' })
export class Referral {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Field(() => ReferralRoute)
  @Column('text')
  route!: ReferralRoute;

  @Column('text')
  referredBy!: string;

  @ManyToOne(() => PartnerOrganization)
  @JoinColumn({ name: 'referredBy' })
  referrer?: PartnerOrganization;

  @Field(() => String, { nullable: true, description: 'Under the rule for names of organizations.' })
  from?: string | null;

  @Column('text')
  referredTo!: string;

  @ManyToOne(() => PartnerOrganization)
  @JoinColumn({ name: 'referredTo' })
  receiver?: PartnerOrganization;

  @Field(() => String, { nullable: true, description: 'Under the rule for names of organizations.' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the catchment, as it was then.' })
  @Column('text', { nullable: true })
  catchment!: string | null;

  @Field(() => ReferralOffenseGroup, { nullable: true })
  @Column('text', { nullable: true })
  offenseGroup!: ReferralOffenseGroup | null;

  @Field(() => ReferralDriver)
  @Column('text')
  driver!: ReferralDriver;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  madeAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  handOffRequestedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  handOffMetAt!: Date | null;

  @Field(() => ReferralHandOff, { nullable: true })
  @Column('text', { nullable: true })
  handOffOutcome!: ReferralHandOff | null;

  /** When the person agreed: from then on the agency referred to may know of them, until it is closed. */
  @Column('timestamptz', { nullable: true })
  agreedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  @Field(() => ProgramStatus, {
    nullable: true,
    description: 'Null for police, prosecutors and courts: what became of a referral is not for who made it.',
  })
  @Column('text')
  status!: ProgramStatus | null;
}

const KEEPERS = AGENCIES.find((agency) => agency.core)!.organizations;

@Resolver(() => Participant)
export class ParticipantReferrals {
  @Permitted(DataCategory.LE_CONTACT)
  @FieldResolver(() => [Referral], {
    nullable: true,
    description:
      'Newest first. Police read those that police made; one that tells of a charge is criminal history too.',
  })
  async referrals(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Referral[]> {
    const { decided } = participant;
    const rows = await rowsOf(Referral, participant, context, { referrer: true, receiver: true });
    const reached = rows.filter((row) => reaches(decided, row));
    for (const row of reached) {
      row.from = providerName(decided, row.referrer!.name);
      row.to = providerName(decided, row.receiver!.name);
      if (isLimited(decided.question.recipient)) row.status = null;
    }
    return reached.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  }
}

/** A referral is coordination: what binds records obtained that way binds it (First Golden Rule). */
function reaches(decided: Decided, referral: Referral): boolean {
  const { madeAt, route, referrer } = referral;
  const decision = decided.decisions.get(DataCategory.LE_CONTACT);
  const facts = { servicedOn: localDay(madeAt), route, obtainedVia: ObtainedVia.LEAD_COORDINATION, keepers: KEEPERS };
  if (decision?.effect !== 'PERMIT' || !withinScopes(decision.scopes, facts)) return false;
  if (tellsOfCharge(route) && !permits(decided, historyOf(madeAt, decided.at))) return false;
  return decided.question.recipient !== Recipient.LE || referrer!.kind === OrganizationKind.POLICE;
}
