import { type Noun, OwnStaff, ownRow, recordOwn, type SubgraphContext, LocalDate } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { ArrayMaxSize, Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { CareEncounter } from './careEncounter';
import { CareInput, careFacts, checkDay } from './careInput';
import { labelAbout, labelRead, labelTogether } from './careLabel';
import { CareNote } from './careNote';
import type { CareRecord } from './careRecord';
import { CareTopic } from './careTopic';
import { CareNoteKind } from './codes/note';

/** More than one note can honestly draw on. */
const MOST = 20;

@InputType()
export class RecordCareNoteInput extends CareInput {
  @Field(() => CareNoteKind)
  kind!: CareNoteKind;

  @Field(() => LocalDate)
  on!: string;

  @Length(1, 20_000)
  @Field(() => String)
  text!: string;

  @ArrayMaxSize(MOST)
  @Field(() => [ID], { defaultValue: [], description: 'Encounters it draws on; it inherits their categories.' })
  encounters!: string[];

  @ArrayMaxSize(MOST)
  @Field(() => [ID], { defaultValue: [], description: 'Notes it draws on; it inherits their categories.' })
  notes!: string[];

  @ArrayMaxSize(10)
  @Field(() => [CareTopic], { defaultValue: [], description: 'What it is about, beside what it draws on.' })
  about!: CareTopic[];
}

@Resolver()
export class RecordCareNote {
  @OwnStaff()
  @Mutation(() => CareNote)
  async recordCareNote(
    @Arg('input', () => RecordCareNoteInput) input: RecordCareNoteInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CareNote> {
    const { kind, on, text, about } = input;
    checkDay('on', on);
    const facts = await careFacts(input, on, context);
    const sources = await sourcesOf(input, facts.personRef, context);
    const label = labelTogether([labelAbout(about), ...sources.map((source) => labelRead(source.category))]);
    return recordOwn(CareNote, label, { ...facts, kind, text, drawnFrom: sources.map(({ id }) => id) }, context);
  }
}

async function sourcesOf({ encounters, notes }: RecordCareNoteInput, personRef: string, context: SubgraphContext) {
  const sources: CareRecord[] = [];
  const named: [Noun<CareRecord>, string[]][] = [
    [CareEncounter, encounters],
    [CareNote, notes],
  ];
  for (const [noun, ids] of named) for (const id of ids) sources.push(await ownRow(noun, id, context));
  if (sources.some((source) => source.personRef !== personRef)) throw new NotFound('record');
  return sources;
}
