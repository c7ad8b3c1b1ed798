import {
  type ConditionInput,
  CountKind,
  type CountInput,
  type DimensionInput,
  type EventsInput,
  Presence,
  Which,
} from '../question/questionInput';
import type { Measure } from './measure';

/** Codes by attribute. */
type Where = Readonly<Record<string, readonly string[]>>;
type Index = Measure['asked']['index'];

export const YEAR = 365;
/** Six months, in days. */
export const SIX_MONTHS = 182;
/** The farthest that a question looks, in days. */
export const EVER = 3_653;

export function events(fact: string, where: Where = {}): EventsInput {
  return { fact, where: Object.entries(where).map(([attribute, codes]) => ({ attribute, codes: [...codes] })) };
}

/** People, from the first of these events in the period. */
export function first(fact: string, where?: Where): Index {
  return { ...events(fact, where), which: Which.FIRST };
}

export function last(fact: string, where?: Where): Index {
  return { ...events(fact, where), which: Which.LAST };
}

/** Every such event in the period by itself. */
export function each(fact: string, where?: Where): Index {
  return { ...events(fact, where), which: Which.EACH };
}

export function there(from: number, to: number, fact: string, where?: Where): ConditionInput {
  return { ...events(fact, where), from, to, is: Presence.PRESENT };
}

export function missing(from: number, to: number, fact: string, where?: Where): ConditionInput {
  return { ...events(fact, where), from, to, is: Presence.ABSENT };
}

export const PEOPLE: CountInput = { kind: CountKind.PEOPLE, of: [], until: [] };

export function share(...of: ConditionInput[]): CountInput {
  return { kind: CountKind.SHARE, of, until: [] };
}

export function medianDays(from: number, to: number, fact: string, where?: Where): CountInput {
  return { kind: CountKind.MEDIAN_DAYS, of: [], events: events(fact, where), from, to, until: [] };
}

/** In a year of time at risk, which death ends. */
export function rate(from: number, to: number, fact: string, where?: Where): CountInput {
  return { kind: CountKind.RATE, of: [], events: events(fact, where), from, to, until: [events('death')] };
}

export function beforeAfter(days: number, fact: string, where?: Where): CountInput {
  return { kind: CountKind.BEFORE_AFTER, of: [], events: events(fact, where), days, until: [] };
}

export function by(...dimensions: readonly (string | DimensionInput)[]): DimensionInput[] {
  return dimensions.map((each) => (typeof each === 'string' ? { dimension: each } : each));
}

export function beforeAndAfterWords(days: number, what: string): Pick<Measure, 'numerator' | 'denominator'> {
  return {
    numerator: `those with ${what} in the ${days} days before that day, and those with one in the ${days} days after it; and how many there were`,
    denominator: 'all of them, before and after alike',
  };
}
