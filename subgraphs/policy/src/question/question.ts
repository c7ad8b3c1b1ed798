/**
 * A question, once it is known to make sense. Days are counted from 1970-01-01; windows are in days relative to a
 * person's own index event, both ends included.
 */
export interface Question {
  readonly index: IndexEvent;
  /** All must hold. */
  readonly cohort: readonly Condition[];
  readonly count: Count;
  readonly by: readonly Dimension[];
  readonly filters: readonly Filter[];
}

/** Events of one fact, of those codes alone where an attribute is named. */
export interface EventsOf {
  readonly fact: string;
  readonly where: Readonly<Record<string, readonly string[]>>;
}

/** The event a person is followed from: of those within the period the first or the last, or each by itself. */
export interface IndexEvent extends EventsOf {
  readonly which: 'FIRST' | 'LAST' | 'EACH';
  readonly from: number;
  readonly to: number;
}

/** That there is an event in the window, or that there is none. */
export interface Condition extends EventsOf {
  readonly from: number;
  readonly to: number;
  readonly is: 'PRESENT' | 'ABSENT';
}

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What is counted of those in the cohort. */
export type Count =
  /** How many. */
  | { readonly kind: 'PEOPLE' }
  /** How many, and of them those for whom all conditions hold. */
  | { readonly kind: 'SHARE'; readonly of: readonly Condition[] }
  /** How many, of them those with such an event in the window, and the median of days from the index event to the first. */
  | ({ readonly kind: 'MEDIAN_DAYS' } & EventsOf & Window)
  /** How many, of them those with such an event, the events, and the person-days in the window, until death or what else ends them. */
  | ({ readonly kind: 'RATE' } & EventsOf & Window & { readonly until: readonly EventsOf[] })
  /** People with such an event and events in as many days before the index day and after it, that day in neither. */
  | ({ readonly kind: 'BEFORE_AFTER'; readonly days: number } & EventsOf);

/** By what a table is divided. */
export type Dimension =
  /** An attribute of the index event. */
  | { readonly kind: 'INDEX'; readonly attribute: string }
  /** An attribute of the state that holds some days after the index day. */
  | { readonly kind: 'STATE'; readonly fact: string; readonly attribute: string; readonly at: number }
  /** An attribute of the last event before the index day, that day included. */
  | { readonly kind: 'LAST'; readonly fact: string; readonly attribute: string }
  /** Completed years since the day of the fact, in bands: `from` is the first year of each. */
  | { readonly kind: 'AGE'; readonly fact: string; readonly from: readonly number[] }
  /** Of the index day. */
  | { readonly kind: 'QUARTER' }
  | { readonly kind: 'YEAR' };

export interface Filter {
  readonly dimension: Dimension;
  readonly codes: readonly string[];
}
