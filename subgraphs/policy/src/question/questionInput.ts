import { LocalDate } from '@lead-graph/kit';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

export enum Which {
  FIRST = 'FIRST',
  LAST = 'LAST',
  EACH = 'EACH',
}

export enum Presence {
  PRESENT = 'PRESENT',
  ABSENT = 'ABSENT',
}

export enum CountKind {
  PEOPLE = 'PEOPLE',
  SHARE = 'SHARE',
  MEDIAN_DAYS = 'MEDIAN_DAYS',
  RATE = 'RATE',
  BEFORE_AFTER = 'BEFORE_AFTER',
}

registerEnumType(Which, {
  name: 'PolicyWhich',
  description: 'From which of their events in the period a person is followed: the first, the last, or each by itself.',
});
registerEnumType(Presence, {
  name: 'PolicyPresence',
  description: 'That there is such an event in the window, or none.',
});
registerEnumType(CountKind, {
  name: 'PolicyCountKind',
  description:
    'PEOPLE: how many. SHARE: how many of them. MEDIAN_DAYS: from the index event to the first. RATE: events in a person-year. BEFORE_AFTER: in as many days before and after.',
});

@InputType('PolicyCodesInput', { description: 'Codes of one attribute; any of them.' })
export class CodesInput {
  @Field(() => String)
  attribute!: string;

  @Field(() => [String])
  codes!: string[];
}

@InputType('PolicyEventsInput', {
  description: 'Events of one fact, of those codes alone where an attribute is named.',
})
export class EventsInput {
  @Field(() => String, { description: '`policyFacts` lists them.' })
  fact!: string;

  @Field(() => [CodesInput], { defaultValue: [] })
  where!: CodesInput[];
}

@InputType('PolicyIndexInput', { description: 'The event from which each person is followed.' })
export class IndexInput extends EventsInput {
  @Field(() => Which, { defaultValue: Which.FIRST })
  which!: Which;

  @Field(() => LocalDate)
  from!: string;

  @Field(() => LocalDate, { description: 'Included.' })
  to!: string;
}

@InputType('PolicyConditionInput', {
  description: 'That there is an event within so many days of the index event, both ends included; negative is before.',
})
export class ConditionInput extends EventsInput {
  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;

  @Field(() => Presence, { defaultValue: Presence.PRESENT })
  is!: Presence;
}

@InputType('PolicyCountInput', { description: 'What is counted of those in the cohort.' })
export class CountInput {
  @Field(() => CountKind)
  kind!: CountKind;

  @Field(() => [ConditionInput], { defaultValue: [], description: 'SHARE: all must hold.' })
  of!: ConditionInput[];

  @Field(() => EventsInput, { nullable: true, description: 'MEDIAN_DAYS, RATE and BEFORE_AFTER.' })
  events?: EventsInput;

  @Field(() => Int, { nullable: true, description: 'MEDIAN_DAYS and RATE: first day of the window.' })
  from?: number;

  @Field(() => Int, { nullable: true, description: 'MEDIAN_DAYS and RATE: its last day.' })
  to?: number;

  @Field(() => Int, { nullable: true, description: 'BEFORE_AFTER: days on either side.' })
  days?: number;

  @Field(() => [EventsInput], { defaultValue: [], description: 'RATE: events that end the time at risk.' })
  until!: EventsInput[];
}

@InputType('PolicyDimensionInput', { description: 'By what a table is divided.' })
export class DimensionInput {
  @Field(() => String, { description: '`policyDimensions` lists them.' })
  dimension!: string;

  @Field(() => Int, { nullable: true, description: 'Days after the index event at which it is looked at.' })
  at?: number;
}

@InputType('PolicyFilterInput', { description: 'Those alone of whom a dimension has one of these codes.' })
export class FilterInput extends DimensionInput {
  @Field(() => [String])
  codes!: string[];
}

@InputType('PolicyPeriodInput')
export class PeriodInput {
  @Field(() => LocalDate)
  from!: string;

  @Field(() => LocalDate, { description: 'Included.' })
  to!: string;
}

@InputType('PolicyQuestionInput', {
  description: 'A measure by its name over a period, or one of your own by `index`, `cohort` and `count`.',
})
export class PolicyQuestionInput {
  @Field(() => String, { nullable: true, description: '`policyMeasures` lists them.' })
  measure?: string;

  @Field(() => PeriodInput, { nullable: true, description: 'Of the index events of a measure by name.' })
  period?: PeriodInput;

  @Field(() => IndexInput, { nullable: true })
  index?: IndexInput;

  @Field(() => [ConditionInput], { defaultValue: [] })
  cohort!: ConditionInput[];

  @Field(() => CountInput, { nullable: true })
  count?: CountInput;

  @Field(() => [DimensionInput], { defaultValue: [], description: 'None to three.' })
  by!: DimensionInput[];

  @Field(() => [FilterInput], { defaultValue: [] })
  filters!: FilterInput[];

  @Field(() => ID, { nullable: true, description: 'Agreement under which it is asked; AUDIT needs one.' })
  agreement?: string;
}
