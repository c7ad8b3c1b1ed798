import { Field, ID, InputType, Int } from 'type-graphql';
import { ConditionInput, DimensionInput, EventsInput, FilterInput, IndexInput } from '../question/questionInput';

@InputType('StudyOutcomeInput', {
  description: 'Events within so many days of the index event, both ends included; negative is before.',
})
export class StudyOutcomeInput extends EventsInput {
  @Field(() => String, { description: 'What its columns are called: 1 to 40 letters, digits, dashes and blanks.' })
  name!: string;

  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;
}

@InputType('StudyExtractInput', { description: 'Rows about people without their names, for one study.' })
export class StudyExtractInput {
  @Field(() => String, {
    description:
      'What your organization calls the study. The same people have the same pseudonyms in it, and others in another.',
  })
  study!: string;

  @Field(() => [ID], { description: 'Agreements under which rows leave.' })
  agreements!: string[];

  @Field(() => IndexInput, { description: 'Over whole quarters.' })
  index!: IndexInput;

  @Field(() => [ConditionInput], { defaultValue: [] })
  cohort!: ConditionInput[];

  @Field(() => [FilterInput], { defaultValue: [] })
  filters!: FilterInput[];

  @Field(() => [DimensionInput], { defaultValue: [], description: 'A column each; none to eight.' })
  by!: DimensionInput[];

  @Field(() => [StudyOutcomeInput], { defaultValue: [], description: 'Three columns each; none to twelve.' })
  outcomes!: StudyOutcomeInput[];
}
