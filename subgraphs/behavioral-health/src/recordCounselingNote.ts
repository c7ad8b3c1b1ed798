import { type Label, OwnStaff, recordOwn, type SubgraphContext, staffOf, LocalDate } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { CareInput, careFacts, checkDay } from './careInput';
import { CounselingNoteKind } from './codes/note';
import { CounselingNote } from './counselingNote';

const LABEL: Readonly<Record<CounselingNoteKind, Label>> = {
  SUD_COUNSELING_NOTE: [DataCategory.SUD_CN],
  PSYCHOTHERAPY_NOTE: [DataCategory.MH_PN],
};

@InputType()
export class RecordCounselingNoteInput extends CareInput {
  @Field(() => CounselingNoteKind)
  kind!: CounselingNoteKind;

  @Field(() => LocalDate)
  on!: string;

  @Length(1, 20_000)
  @Field(() => String)
  text!: string;
}

@Resolver()
export class RecordCounselingNote {
  @OwnStaff()
  @Mutation(() => CounselingNote, { description: 'You are its author, and the one who reads it at your agency.' })
  async recordCounselingNote(
    @Arg('input', () => RecordCounselingNoteInput) input: RecordCounselingNoteInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CounselingNote> {
    const { kind, on, text } = input;
    checkDay('on', on);
    const { id: author } = staffOf(context).requester;
    const facts = await careFacts(input, on, context);
    return recordOwn(CounselingNote, LABEL[kind], { ...facts, kind, text, author }, context);
  }
}
