import { LocalDate } from '@lead-graph/kit';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { PolicyReleaseRecord } from '../table/releaseRecord';

@ObjectType({ description: 'One column of an extract.' })
export class StudyColumn {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;
}

@ObjectType({
  description: 'Rows for one study, each about somebody without a name. Numbers in it are neither altered nor hidden.',
})
export class StudyExtract {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  study!: string;

  @Field(() => [ID])
  agreements!: string[];

  @Field(() => String, { description: 'What was asked for, as JSON.' })
  question!: string;

  @Field(() => LocalDate, { description: 'Day up to which there are records.' })
  asOf!: string;

  @Field(() => GraphQLISODateTime)
  drawnAt!: Date;

  @Field(() => [String], { description: 'Codes of what the law obliges whoever has the rows to.' })
  obligations!: readonly string[];

  @Field(() => [String], { description: 'What binds whoever has the rows, and how to read them.' })
  notes!: string[];

  @Field(() => [StudyColumn])
  columns!: StudyColumn[];

  @Field(() => [[String]], {
    nullable: 'items',
    description: 'In the order of pseudonyms, which is none of people. Null: no such event.',
  })
  rows!: (string | null)[][];

  @Field(() => PolicyReleaseRecord, { description: 'Signed over everything else here.' })
  record!: PolicyReleaseRecord;
}
