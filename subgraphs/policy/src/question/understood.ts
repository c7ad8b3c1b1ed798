import { nearest } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { codesOf, type OwnedFact } from '../count/plan';
import { DIMENSIONS, indexDimension, type NamedDimension } from '../dimensions';
import type { Condition, Count, Dimension, EventsOf, Question, Window } from './question';
import type { ConditionInput, CountInput, DimensionInput, EventsInput, FilterInput, IndexInput } from './questionInput';

/** A question of one's own, or what a measure says. */
export interface Asked {
  readonly index: IndexInput;
  readonly cohort: readonly ConditionInput[];
  readonly count: CountInput;
  readonly by: readonly DimensionInput[];
  readonly filters: readonly FilterInput[];
}

/** Longest window on either side of an index event, in days. */
export const MOST_DAYS = 3_653;
/** Longest period of index events, in days. */
const MOST_PERIOD = 4_018;
const MOST_DIMENSIONS = 3;
/** Cells of a table, without totals. */
const MOST_CELLS = 600;
const MOST_CONDITIONS = 12;
const MOST_FILTERS = 8;
/** Of a share. */
const MOST_PARTS = 8;

/** What an answer may be divided by. */
export interface Breadth {
  readonly dimensions: number;
  /** Cells of a table, without totals. */
  readonly cells: number;
}

const OF_TABLES: Breadth = { dimensions: MOST_DIMENSIONS, cells: MOST_CELLS };

/** The question that is meant, or an error that names the part which makes no sense. */
export function understood(asked: Asked, facts: readonly OwnedFact[], most = OF_TABLES): Question {
  return new Reader(asked, facts, most).question();
}

/** Events in a window, as an extract has them beside a question. */
export function understoodEvents(
  { from, to, ...events }: EventsInput & Window,
  part: string,
  facts: readonly OwnedFact[],
): EventsOf & Window {
  checkWindow(from, to, part);
  return { ...eventsIn(events, part, facts), from, to };
}

class Reader {
  constructor(
    private readonly asked: Asked,
    private readonly facts: readonly OwnedFact[],
    private readonly most: Breadth,
  ) {}

  question(): Question {
    const { asked } = this;
    if (asked.cohort.length > MOST_CONDITIONS)
      throw new BadUserInput('cohort', `at most ${MOST_CONDITIONS} conditions`);
    if (asked.filters.length > MOST_FILTERS) throw new BadUserInput('filters', `at most ${MOST_FILTERS} filters`);
    if (asked.count.of.length > MOST_PARTS) throw new BadUserInput('count.of', `at most ${MOST_PARTS} conditions`);
    const question: Question = {
      index: this.index(asked.index),
      cohort: asked.cohort.map((each, at) => this.condition(each, `cohort[${at}]`)),
      count: this.count(asked.count),
      by: asked.by.map((each, at) => this.dimension(each, `by[${at}]`)),
      filters: asked.filters.map((each, at) => ({
        dimension: this.dimension(each, `filters[${at}]`),
        codes: each.codes,
      })),
    };
    this.checkDimensions(question);
    for (const [at, { dimension, codes }] of question.filters.entries())
      known(codes, codesOf(dimension, question, this.facts), `filters[${at}].codes`);
    return question;
  }

  private checkDimensions(question: Question): void {
    const { by } = question;
    const { dimensions: most, cells: mostCells } = this.most;
    if (by.length > most) throw new BadUserInput('by', `at most ${most} dimensions`);
    const texts = by.map((each) => JSON.stringify(each));
    const twice = texts.findIndex((text, at) => texts.indexOf(text) !== at);
    if (twice >= 0) throw new BadUserInput(`by[${twice}]`, 'this dimension is there twice');
    const cells = by.reduce((product, each) => product * codesOf(each, question, this.facts).length, 1);
    if (cells > mostCells)
      throw new BadUserInput(
        'by',
        `this table has ${cells} cells and at most ${mostCells} are allowed: leave out a dimension or shorten the period`,
      );
  }

  private index({ from, to, which, ...events }: IndexInput): Question['index'] {
    const [first, last] = [dayOf(from), dayOf(to)];
    if (last < first) throw new BadUserInput('index.to', 'the period ends before it begins');
    if (last - first > MOST_PERIOD) throw new BadUserInput('index.to', `the period is longer than ${MOST_PERIOD} days`);
    return { ...this.events(events, 'index'), which, from: first, to: last };
  }

  private events(events: EventsInput, part: string): EventsOf {
    return eventsIn(events, part, this.facts);
  }

  private condition({ from, to, is, ...events }: ConditionInput, part: string): Condition {
    checkWindow(from, to, part);
    return { ...this.events(events, part), from, to, is };
  }

  private dimension({ dimension, at = 0 }: DimensionInput, part: string): Dimension {
    const { attributes } = this.facts.find(({ name }) => name === this.asked.index.fact)!;
    const all = [...DIMENSIONS, ...Object.keys(attributes).map(indexDimension)];
    known(
      [dimension],
      all.map(({ name }) => name),
      `${part}.dimension`,
    );
    const named: NamedDimension = all.find(({ name }) => name === dimension)!;
    if (!named.dated && at !== 0)
      throw new BadUserInput(`${part}.at`, `\`${dimension}\` is not looked at some time after`);
    if (Math.abs(at) > MOST_DAYS) throw new BadUserInput(`${part}.at`, `at most ${MOST_DAYS} days`);
    return named.of(at);
  }

  private count(count: CountInput): Count {
    switch (count.kind) {
      case 'PEOPLE':
        return { kind: 'PEOPLE' };
      case 'SHARE':
        if (count.of.length === 0)
          throw new BadUserInput('count.of', 'a share is of those for whom something holds: give a condition');
        return { kind: 'SHARE', of: count.of.map((each, at) => this.condition(each, `count.of[${at}]`)) };
      case 'BEFORE_AFTER': {
        const days = needed(count.days, 'count.days');
        checkWindow(1, days, 'count');
        return { kind: 'BEFORE_AFTER', days, ...this.eventsOf(count) };
      }
      default: {
        const [from, to] = [needed(count.from, 'count.from'), needed(count.to, 'count.to')];
        checkWindow(from, to, 'count');
        const window = { ...this.eventsOf(count), from, to };
        if (count.kind === 'MEDIAN_DAYS') return { kind: 'MEDIAN_DAYS', ...window };
        return {
          kind: 'RATE',
          ...window,
          until: count.until.map((each, at) => this.events(each, `count.until[${at}]`)),
        };
      }
    }
  }

  private eventsOf({ events }: CountInput): EventsOf {
    return this.events(needed(events, 'count.events'), 'count.events');
  }
}

function eventsIn({ fact, where }: EventsInput, part: string, facts: readonly OwnedFact[]): EventsOf {
  known(
    [fact],
    facts.map(({ name }) => name),
    `${part}.fact`,
  );
  const { attributes } = facts.find(({ name }) => name === fact)!;
  const codes = where.map(({ attribute, codes }, at) => {
    known([attribute], Object.keys(attributes), `${part}.where[${at}].attribute`);
    known(codes, attributes[attribute]!, `${part}.where[${at}].codes`);
    return [attribute, codes] as const;
  });
  return { fact, where: Object.fromEntries(codes) };
}

function needed<T>(value: T | null | undefined, part: string): T {
  if (value == null) throw new BadUserInput(part, 'is missing: this kind of count needs it');
  return value;
}

function checkWindow(from: number, to: number, part: string): void {
  if (to < from) throw new BadUserInput(`${part}.to`, 'the window ends before it begins');
  if (Math.max(Math.abs(from), Math.abs(to)) > MOST_DAYS)
    throw new BadUserInput(`${part}.to`, `a window reaches at most ${MOST_DAYS} days`);
}

/** Days since 1970-01-01 of `2026-01-31`. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function known(given: readonly string[], all: readonly string[], part: string): void {
  const unknown = given.find((each) => !all.includes(each));
  if (unknown === undefined) return;
  const near = nearest(unknown, all).slice(0, 3);
  const shown = /^[\w. -]{1,60}$/.test(unknown) ? `\`${unknown}\`` : 'this';
  throw new BadUserInput(
    part,
    `${shown} is unknown; ${near.length > 0 ? `perhaps ${near.map((each) => `\`${each}\``).join(' or ')}` : `one of ${all.slice(0, 12).join(', ')}`}`,
  );
}
