import {
  Categories,
  ConnectionOf,
  Guarded,
  OwnStaff,
  ownRecords,
  Page,
  type SubgraphContext,
  staffOf,
} from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CareRecord } from './careRecord';
import { CounselingNoteKind } from './codes/note';
import { Participant } from './participant';

const { MH_PN, SUD_CN } = DataCategory;

/**
 * What was said in a session. It has a store of its own, since the law protects these notes only while they are
 * kept apart from the rest of the record (42 CFR 2.11, 45 CFR 164.501).
 */
@Entity({ schema: 'counseling' })
@ObjectType({ description: 'What was said in a session; kept apart from the rest of the record.' })
@Categories(SUD_CN, MH_PN, [MH_PN, SUD_CN])
export class CounselingNote extends CareRecord {
  @Field(() => CounselingNoteKind)
  @Column('text')
  kind!: CounselingNoteKind;

  @Field(() => String)
  @Column('text')
  text!: string;

  /** Who wrote it, by the subject of their token. */
  @Column('text')
  author!: string;
}

@ObjectType()
export class CounselingNoteConnection extends ConnectionOf(CounselingNote) {}

@Resolver(() => Participant)
export class ParticipantCounselingNotes {
  @Guarded(CounselingNote)
  @FieldResolver(() => [CounselingNote], { nullable: true })
  counselingNotes(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CounselingNote[]> {
    return context.load(CounselingNote, participant);
  }
}

@Resolver()
export class OwnCounselingNotes {
  @OwnStaff()
  @Query(() => CounselingNoteConnection, { description: 'Those you wrote. A colleague does not read them here.' })
  careCounselingNotes(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CounselingNoteConnection> {
    const { id: author } = staffOf(context).requester;
    return ownRecords(CounselingNote, page, context, { author }) as Promise<CounselingNoteConnection>;
  }
}
