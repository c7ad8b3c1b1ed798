import type { SubgraphContext } from '@lead-graph/kit';
import { DataCategory, LEAD_LINE } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { isLimited } from '../decision/limitedStatus';
import { Participant } from '../participant';
import { PartnerOrganization } from './partnerOrganization';
import { Permitted } from '../decision/permitted';
import { providerName } from '../decision/providerName';
import { rowsOf } from '../decision/rowsOf';

/** Who does a participant's case management, and where. One at a time. */
@Entity()
export class Assignment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Column('text')
  organization!: string;

  @ManyToOne(() => PartnerOrganization)
  @JoinColumn({ name: 'organization' })
  partner?: PartnerOrganization;

  /** Account of the case manager. */
  @Column('text')
  caseManager!: string;

  @Column('text', { nullable: true })
  caseManagerName!: string | null;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;
}

@ObjectType({ description: 'Whom to call about a participant.' })
export class AssignedCaseManager {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Shown to a requester for all participants or for none: a name could tell of treatment.',
  })
  organization!: string | null;
}

const THE_LEAD_LINE: AssignedCaseManager = { name: LEAD_LINE, organization: LEAD_LINE };

@Resolver(() => Participant)
export class ParticipantCaseManager {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => AssignedCaseManager, {
    nullable: true,
    description: 'Police, prosecutors and courts read the LEAD line, whether or not somebody is assigned.',
  })
  async caseManager(
    @Root() participant: Participant,
    @Ctx() context: SubgraphContext,
  ): Promise<AssignedCaseManager | null> {
    const { decided } = participant;
    if (isLimited(decided.question.recipient)) return THE_LEAD_LINE;
    const assignments = await rowsOf(Assignment, participant, context, { partner: true });
    const now = assignments.find(
      ({ startsAt, endsAt }) => startsAt.getTime() <= decided.at && !(endsAt && endsAt.getTime() <= decided.at),
    );
    return now ? { name: now.caseManagerName, organization: providerName(decided, now.partner!.name) } : null;
  }
}
