import type { Condition, Count, Dimension, EventsOf, Filter, IndexEvent, Question, Window } from '@lead-graph/policy';
import { Dice, sharesOf } from '../synthetic/dice';
import { FACTS, factNamed } from '../synthetic/facts';
import { FIRST_DAY, LAST_DAY } from '../synthetic/history';
import { labelsOf } from './labels';

const COUNTS = ['PEOPLE', 'SHARE', 'MEDIAN_DAYS', 'RATE', 'BEFORE_AFTER'] as const;
const WHICH = ['FIRST', 'LAST', 'EACH'] as const;
const DIMENSIONS = ['INDEX', 'STATE', 'LAST', 'AGE', 'QUARTER', 'YEAR'] as const;
/** Where every year is a band, every birthday matters. */
const EVERY_YEAR = Array.from({ length: 70 }, (_, year) => 12 + year);
const BANDS = [[18, 25, 35, 45, 55, 65], [0, 30], [40], EVERY_YEAR];

/** In half of all windows both ends are so many days apart: for a population whose days are. */
const DAYS_APART = 10;

const EVENTS = FACTS.filter(({ kind, name }) => kind === 'EVENT' && name !== 'person').map(({ name }) => name);
const STATES = FACTS.filter(({ kind }) => kind === 'STATE').map(({ name }) => name);
const WITH_ATTRIBUTES = FACTS.filter(({ kind, attributes }) => kind === 'EVENT' && Object.keys(attributes).length > 0);

/** None, one, two or three. */
const SIZES = sharesOf(2, 4, 3, 1);
const CONDITIONS = sharesOf(5, 4, 1);

type CountKind = (typeof COUNTS)[number];
type DimensionKind = (typeof DIMENSIONS)[number];

/** A question that makes sense and asks about anything, the same for the same seed. */
export function drawQuestion(seed: number): Question {
  return new Drawing(new Dice(seed).of(0, 0)).question({});
}

/** Of every kind of count with every kind of index event, and of every dimension alone and beside others. */
export function questionsOfEveryKind(): Question[] {
  const drawing = new Drawing(new Dice(0).of(0, 0));
  const counted = COUNTS.flatMap((count) => WHICH.map((which) => drawing.question({ count, which })));
  const divided = DIMENSIONS.flatMap((one) => [
    drawing.question({ dimensions: [one] }),
    ...DIMENSIONS.filter((other) => other >= one).map((other) => drawing.question({ dimensions: [one, other] })),
  ]);
  return [...counted, ...divided, BIRTHDAYS];
}

/** Whoever is a day out in any age is seen here. */
const BIRTHDAYS: Question = {
  index: { fact: 'encounter', where: {}, which: 'EACH', from: FIRST_DAY, to: LAST_DAY },
  cohort: [],
  count: { kind: 'PEOPLE' },
  by: [{ kind: 'AGE', fact: 'person', from: EVERY_YEAR }],
  filters: [],
};

/** What is not drawn. */
interface Given {
  readonly which?: IndexEvent['which'];
  readonly count?: CountKind;
  readonly dimensions?: readonly DimensionKind[];
}

class Drawing {
  constructor(private readonly dice: Dice) {}

  question({ which = this.dice.oneOf(WHICH), count = this.dice.oneOf(COUNTS), dimensions }: Given): Question {
    const kinds = dimensions ?? this.several(SIZES, () => this.dice.oneOf(DIMENSIONS));
    const index = this.index(which, kinds.includes('INDEX'));
    const by = kinds.map((kind) => this.dimension(kind, index));
    const cohort = this.several(CONDITIONS, () => this.condition());
    return { index, cohort, count: this.count(count), by, filters: this.dice.chance(0.3) ? [this.filter(index)] : [] };
  }

  private index(which: IndexEvent['which'], byAttribute: boolean): IndexEvent {
    const fact = byAttribute ? this.withAttributes('person') : this.dice.oneOf(EVENTS);
    const from = FIRST_DAY + this.dice.upTo(LAST_DAY - FIRST_DAY);
    const to = from + this.dice.upTo(this.dice.chance(0.5) ? 365 : LAST_DAY - FIRST_DAY);
    return { ...this.events(fact), which, from, to };
  }

  private events(fact = this.dice.oneOf(EVENTS)): EventsOf {
    const attributes = Object.entries(factNamed(fact).attributes).filter(() => this.dice.chance(0.3));
    return { fact, where: Object.fromEntries(attributes.map(([name, codes]) => [name, this.some(codes)])) };
  }

  private window(): Window {
    const from = this.dice.chance(0.3) ? this.dice.upTo(400) - 400 : this.dice.upTo(60);
    const window = { from, to: from + this.dice.upTo(this.dice.chance(0.2) ? 3 : 700) };
    if (this.dice.chance(0.5)) return window;
    return { from: from - (from % DAYS_APART), to: window.to - (window.to % DAYS_APART) };
  }

  private condition(): Condition {
    return { ...this.events(), ...this.window(), is: this.dice.chance(0.6) ? 'PRESENT' : 'ABSENT' };
  }

  private count(kind: CountKind): Count {
    switch (kind) {
      case 'PEOPLE':
        return { kind };
      case 'SHARE':
        return { kind, of: [this.condition(), ...(this.dice.chance(0.3) ? [this.condition()] : [])] };
      case 'MEDIAN_DAYS':
        return { kind, ...this.events(), ...this.window() };
      case 'RATE':
        return { kind, ...this.events(), ...this.window(), until: this.several(CONDITIONS, () => this.events()) };
      case 'BEFORE_AFTER':
        return { kind, ...this.events(), days: 1 + this.dice.upTo(500) };
    }
  }

  private dimension(kind: DimensionKind, index: IndexEvent): Dimension {
    switch (kind) {
      case 'INDEX':
        return { kind, attribute: this.dice.oneOf(Object.keys(factNamed(index.fact).attributes)) };
      case 'STATE':
        return { kind, ...this.attributeOf(this.dice.oneOf(STATES)), at: this.dice.upTo(800) - 200 };
      case 'LAST':
        return { kind, ...this.attributeOf(this.withAttributes()) };
      case 'AGE':
        return { kind, fact: 'person', from: this.dice.oneOf(BANDS) };
      default:
        return { kind };
    }
  }

  private filter(index: IndexEvent): Filter {
    const kinds = DIMENSIONS.filter(
      (kind) => kind !== 'INDEX' || Object.keys(factNamed(index.fact).attributes).length > 0,
    );
    const dimension = this.dimension(this.dice.oneOf(kinds), index);
    return { dimension, codes: this.some(codesOf(index, dimension)) };
  }

  private attributeOf(fact: string): { fact: string; attribute: string } {
    return { fact, attribute: this.dice.oneOf(Object.keys(factNamed(fact).attributes)) };
  }

  private withAttributes(but?: string): string {
    return this.dice.oneOf(WITH_ATTRIBUTES.filter(({ name }) => name !== but)).name;
  }

  /** At least one. */
  private some(codes: readonly string[]): string[] {
    const chosen = codes.filter(() => this.dice.chance(0.5));
    return chosen.length > 0 ? chosen : [this.dice.oneOf(codes)];
  }

  private several<T>(shares: Float64Array, draw: () => T): T[] {
    return Array.from({ length: this.dice.pick(shares) }, draw);
  }
}

/** Every code that a dimension may have. */
function codesOf(index: IndexEvent, dimension: Dimension): readonly string[] {
  if (dimension.kind === 'YEAR') return YEARS;
  if (dimension.kind !== 'QUARTER') return ['NOT_KNOWN', ...labelsOf(index, dimension)];
  return YEARS.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
}

const YEARS = Array.from({ length: 9 }, (_, index) => `${2018 + index}`);
