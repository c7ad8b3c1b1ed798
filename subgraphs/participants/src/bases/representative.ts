import type { SubgraphContext } from '@lead-graph/kit';
import { DataCategory, Recipient } from '@lead-graph/schema';
import { Ctx, Field, FieldResolver, GraphQLISODateTime, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RepresentativeKind } from '../codes/bases';
import { Participant } from '../participant';
import { Permitted } from '../decision/permitted';
import { rowsOf } from '../decision/rowsOf';

/** Somebody who acts for a participant. Whether that holds now says the engine: it also depends on age and death. */
@Entity()
@ObjectType({ description: 'Somebody who acts for the participant.' })
export class Representative {
  @Field(() => ID, { description: 'The relation: what a consent that a representative signs names it by.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  /** Subject of the representative's own token; null for one who signs on paper alone. */
  @Column('text', { nullable: true })
  account!: string | null;

  @Field(() => RepresentativeKind)
  @Column('text')
  kind!: RepresentativeKind;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  startsAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on it no longer holds.' })
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Column('text')
  recordedBy!: string;
}

const READERS: readonly Recipient[] = [Recipient.SELF, Recipient.CM];

@Resolver(() => Participant)
export class ParticipantRepresentatives {
  @Permitted(DataCategory.IDENT)
  @FieldResolver(() => [Representative], {
    nullable: true,
    description: 'For the participant, those who act for them, and case management.',
  })
  async representatives(
    @Root() participant: Participant,
    @Ctx() context: SubgraphContext,
  ): Promise<Representative[] | null> {
    if (!READERS.includes(participant.decided.question.recipient)) return null;
    const rows = await rowsOf(Representative, participant, context);
    return rows.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  }
}
