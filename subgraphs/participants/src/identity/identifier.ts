import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { DataCategory, Recipient } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from '../participant';
import { PartnerOrganization } from '../program/partnerOrganization';
import { Permitted } from '../decision/permitted';
import { providerName } from '../decision/providerName';
import { rowsOf } from '../decision/rowsOf';

/** A number somebody gave a participant. */
@Entity()
@ObjectType({ description: 'A number somebody gave a participant.' })
export class Identifier {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Field(() => String)
  @Column('text')
  system!: string;

  @Field(() => String)
  @Column('text')
  value!: string;

  @Column('text')
  assigner!: string;

  @ManyToOne(() => PartnerOrganization)
  @JoinColumn({ name: 'assigner' })
  partner?: PartnerOrganization;

  @Field(() => String, { nullable: true, description: 'Under the rule for names of organizations.' })
  assignedBy?: string | null;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  startsOn!: string | null;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  endsOn!: string | null;

  @Column('real', { default: 1 })
  confidence!: number;
}

/** Numbers join records: they are for the participant and for case management, whoever else may know the name. */
const READERS: readonly Recipient[] = [Recipient.SELF, Recipient.CM];

@Resolver(() => Participant)
export class ParticipantIdentifiers {
  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => [Identifier], {
    nullable: true,
    description: 'For the participant and for case management only.',
  })
  async identifiers(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Identifier[] | null> {
    const { decided } = participant;
    if (!READERS.includes(decided.question.recipient)) return null;
    const rows = await rowsOf(Identifier, participant, context, { partner: true });
    for (const row of rows) row.assignedBy = providerName(decided, row.partner!.name);
    return rows.sort((a, b) => a.system.localeCompare(b.system));
  }
}
