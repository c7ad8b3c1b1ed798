import { Categories, ConnectionOf, Guarded, OwnStaff, ownRecords, Page, type SubgraphContext } from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { COMPETENCY_CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { CareNoteKind } from './codes/note';
import { Participant } from './participant';

/** A progress note or summary. Counseling notes are kept apart. */
@Entity()
@ObjectType({ description: 'A progress note or summary. Counseling notes are kept apart.' })
@Categories(...COMPETENCY_CARE_LABELS)
export class CareNote extends CareRecord {
  @Field(() => CareNoteKind)
  @Column('text')
  kind!: CareNoteKind;

  @Field(() => String)
  @Column('text')
  text!: string;

  /** Encounters and notes it draws on. INVARIANT: the note has all their categories. */
  @Column('uuid', { array: true })
  drawnFrom!: string[];
}

@ObjectType()
export class CareNoteConnection extends ConnectionOf(CareNote) {}

@Resolver(() => Participant)
export class ParticipantCareNotes {
  @Guarded(CareNote)
  @FieldResolver(() => [CareNote], { nullable: true })
  careNotes(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<CareNote[]> {
    return context.load(CareNote, participant);
  }
}

@Resolver()
export class OwnCareNotes {
  @OwnStaff()
  @Query(() => CareNoteConnection)
  careNotes(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CareNoteConnection> {
    return ownRecords(CareNote, page, context) as Promise<CareNoteConnection>;
  }
}
