import { LocalDate } from '@lead-graph/kit';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PolicyMark {
  ZERO = 'ZERO',
  HIDDEN = 'HIDDEN',
  NOT_COLLECTED = 'NOT_COLLECTED',
  DID_NOT_REPORT = 'DID_NOT_REPORT',
}

registerEnumType(PolicyMark, {
  name: 'PolicyMark',
  description:
    'What stands where a number might. ZERO: a true zero. HIDDEN: kept back to protect people, and no sign of how many. NOT_COLLECTED: nobody keeps it. DID_NOT_REPORT: an agency could not be asked.',
});

@ObjectType({ description: 'A number, or the mark that stands in its place.' })
export class PolicyNumber {
  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => PolicyMark, { nullable: true })
  mark!: PolicyMark | null;
}

@ObjectType({ description: 'One cell of a table, or one total of it. A total is counted from its own people.' })
export class PolicyCell {
  @Field(() => [String], {
    nullable: 'items',
    description: 'A code of each dimension, in their order; null is the total over it.',
  })
  codes!: (string | null)[];

  @Field(() => PolicyNumber, { description: 'The cohort: the denominator.' })
  all!: PolicyNumber;

  @Field(() => PolicyNumber, {
    nullable: true,
    description: 'Those of it whom the measure is about; of BEFORE_AFTER, before.',
  })
  part!: PolicyNumber | null;

  @Field(() => PolicyNumber, { nullable: true, description: 'Of BEFORE_AFTER: those after.' })
  later!: PolicyNumber | null;

  @Field(() => PolicyNumber, { nullable: true, description: 'Part of all, from 0 to 1.' })
  share!: PolicyNumber | null;

  @Field(() => PolicyNumber, {
    nullable: true,
    description: 'The share divided by that of the group it is held against, as `notes` says; 1 is the same.',
  })
  relativeRate!: PolicyNumber | null;

  @Field(() => PolicyNumber, {
    nullable: true,
    description: 'Lower median of days to the first event, of those who had one.',
  })
  medianDays!: PolicyNumber | null;

  @Field(() => PolicyNumber, { nullable: true })
  events!: PolicyNumber | null;

  @Field(() => PolicyNumber, { nullable: true })
  eventsAfter!: PolicyNumber | null;

  @Field(() => PolicyNumber, { nullable: true, description: 'Events in a year of time at risk.' })
  perPersonYear!: PolicyNumber | null;
}

@ObjectType({ description: 'One dimension of a table.' })
export class PolicyTableDimension {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => Int, { nullable: true, description: 'Days after the index event.' })
  at!: number | null;

  @Field(() => [String])
  codes!: string[];
}

@ObjectType({ description: 'Where numbers of a table come from.' })
export class PolicySource {
  @Field(() => String)
  agency!: string;

  @Field(() => [String])
  facts!: string[];

  @Field(() => [String], { description: 'Codes of data categories.' })
  categories!: string[];

  @Field(() => Boolean, { description: 'False where it could not be asked.' })
  reported!: boolean;
}

@ObjectType({ description: 'How the numbers of a table are protected. Nothing of it helps to undo it.' })
export class PolicyMethod {
  @Field(() => String)
  version!: string;

  @Field(() => Int, { description: 'Counts of 1 to this are hidden.' })
  threshold!: number;

  @Field(() => Float)
  noiseVariance!: number;

  @Field(() => Float, { description: 'A count of n has this times n added to its variance.' })
  weightVariance!: number;

  @Field(() => Int, { description: 'Numbers are multiples of it.' })
  rounding!: number;

  @Field(() => [String])
  legend!: string[];
}

@ObjectType({ description: 'A released table. Asked for again by its id it is the same table, not another count.' })
export class PolicyTable {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'Who is in it: the universe and the cohort.' })
  universe!: string;

  @Field(() => String, { description: 'What is counted: numerator and denominator.' })
  definition!: string;

  @Field(() => String, { description: 'The question as it was asked, as JSON.' })
  question!: string;

  @Field(() => LocalDate, { description: 'Day up to which records were counted.' })
  asOf!: string;

  @Field(() => GraphQLISODateTime)
  askedAt!: Date;

  @Field(() => ID, { nullable: true })
  agreement!: string | null;

  @Field(() => [String], { description: 'What a reader has to know before the numbers are used.' })
  notes!: string[];

  @Field(() => [PolicyTableDimension])
  dimensions!: PolicyTableDimension[];

  @Field(() => [PolicySource])
  sources!: PolicySource[];

  @Field(() => [PolicyCell])
  cells!: PolicyCell[];

  @Field(() => PolicyMethod)
  method!: PolicyMethod;
}
