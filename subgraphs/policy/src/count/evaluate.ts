import type { Column } from '@lead-graph/kit';
import type { Condition, Count, Dimension, EventsOf, Question } from '../question/question';
import { ageOn } from './ages';
import type { TrueCell } from '../disclosure/trueCell';
import { type Brings, Cells, NONE, NOTHING, type Unit } from './cells';
import type { Members } from './owners';
import { codesOf, NOT_KNOWN, type OwnedFact, Plan, type Place } from './plan';

/** Whether something holds of a member at their index day. */
type Holds = (member: number, day: number) => boolean;
/** Which code a dimension has of a member at an index event, by its number in the dimension's list. */
type CodeOf = (member: number, day: number, event: number) => number;

/** Something counted in a window around an index day. */
type Measured = (member: number, day: number) => number;

/** A question with everything it reads, ready for members: made once, used for as many as there are. */
export class Evaluation {
  readonly plan: Plan;
  private readonly places: { place: Place; bind: (column: Column) => void }[] = [];
  private indexColumn!: Column;
  private readonly cohort: readonly Holds[];
  private readonly filters: readonly { code: CodeOf; allowed: Uint8Array }[];
  private readonly by: readonly CodeOf[];
  private readonly codes: readonly (readonly string[])[];
  private readonly measure: Measure;

  /** `asOf`: the day up to which time at risk is counted. */
  constructor(
    private readonly question: Question,
    private readonly facts: readonly OwnedFact[],
    private readonly asOf: number,
  ) {
    this.plan = new Plan(question, facts);
    this.places.push({ place: this.plan.index, bind: (column) => (this.indexColumn = column) });
    this.cohort = question.cohort.map((each) => this.holds(each));
    this.filters = question.filters.map(({ dimension, codes }) => {
      const known = codesOf(dimension, question, facts);
      return { code: this.code(dimension), allowed: Uint8Array.from(known, (code) => (codes.includes(code) ? 1 : 0)) };
    });
    this.by = question.by.map((each) => this.code(each));
    this.codes = question.by.map((each) => codesOf(each, question, facts));
    this.measure = this.measureOf(question.count);
  }

  /** Goes over everybody once. `margins`: totals too. */
  count({ count, secrets, columns }: Members, margins: boolean): TrueCell[] {
    for (const { place, bind } of this.places) bind(columns.get(place.owner)![place.column]!);
    const cells = new Cells(this.codes, secrets, this.measure, margins);
    const { start, days } = this.indexColumn;
    const at = new Int32Array(this.by.length);
    for (let member = 0; member < count; member++)
      for (let event = start[member]!; event < start[member + 1]!; event++) {
        const day = days[event]!;
        if (this.leftOut(member, day, event)) continue;
        for (let each = 0; each < this.by.length; each++) at[each] = this.by[each]!(member, day, event);
        cells.add(at, member, this.measure.of(member, day));
      }
    return cells.cells();
  }

  private leftOut(member: number, day: number, event: number): boolean {
    for (const { code, allowed } of this.filters) if (allowed[code(member, day, event)] === 0) return true;
    for (const holds of this.cohort) if (!holds(member, day)) return true;
    return false;
  }

  private reads(place: Place, bind: (column: Column) => void): void {
    this.places.push({ place, bind });
  }

  private holds(condition: Condition): Holds {
    const { from, to, is } = condition;
    let column!: Column;
    this.reads(this.plan.condition(condition), (each) => (column = each));
    const wanted = is === 'PRESENT';
    return (member, day) => {
      const { start, days } = column;
      for (let event = start[member]!; event < start[member + 1]!; event++) {
        const after = days[event]! - day;
        if (after > to) break;
        if (after >= from) return wanted;
      }
      return !wanted;
    };
  }

  private code(dimension: Dimension): CodeOf {
    const codes = codesOf(dimension, this.question, this.facts);
    const notKnown = codes.indexOf(NOT_KNOWN);
    switch (dimension.kind) {
      case 'INDEX': {
        const shown = this.plan.shownAtIndex(dimension.attribute);
        return (_, __, event) => numberOf(this.indexColumn.codes[shown]![event]!, notKnown);
      }
      case 'STATE':
        return this.stateAt(dimension.fact, dimension.attribute, dimension.at, notKnown);
      case 'LAST':
        return this.stateAt(dimension.fact, dimension.attribute, 0, notKnown);
      case 'AGE':
        return this.ageBand(dimension.fact, dimension.from, notKnown);
      default:
        return periodOf(codes, dimension.kind);
    }
  }

  private stateAt(fact: string, attribute: string, at: number, notKnown: number): CodeOf {
    let column!: Column;
    this.reads(this.plan.states(fact, attribute, at), (each) => (column = each));
    return (member, day) => {
      const { start, days, codes } = column;
      let last = 0;
      for (let event = start[member]!; event < start[member + 1]! && days[event]! <= day + at; event++)
        last = codes[0]![event]!;
      return numberOf(last, notKnown);
    };
  }

  private ageBand(fact: string, from: readonly number[], notKnown: number): CodeOf {
    let column!: Column;
    this.reads(this.plan.once(fact), (each) => (column = each));
    return (member, day) => {
      const { start, days } = column;
      if (start[member] === start[member + 1]) return notKnown;
      const age = ageOn(days[start[member]!]!, day);
      let band = 0;
      while (band < from.length && age >= from[band]!) band += 1;
      return band;
    };
  }

  private events(
    events: Parameters<Plan['events']>[0],
    from: number,
    to: number,
  ): (member: number, day: number, end: number) => number {
    let column!: Column;
    this.reads(this.plan.events(events, { from, to }), (each) => (column = each));
    return (member, day, end) => {
      const { start, days } = column;
      let found = 0;
      for (let event = start[member]!; event < start[member + 1]!; event++) {
        if (days[event]! > end) break;
        if (days[event]! >= day + from) found += 1;
      }
      return found;
    };
  }

  private firstDay(events: Parameters<Plan['events']>[0], from: number, to: number): Measured {
    let column!: Column;
    this.reads(this.plan.events(events, { from, to }), (each) => (column = each));
    return (member, day) => {
      const { start, days } = column;
      for (let event = start[member]!; event < start[member + 1]!; event++) {
        if (days[event]! > day + to) return NONE;
        if (days[event]! >= day + from) return days[event]!;
      }
      return NONE;
    };
  }

  private measureOf(count: Count): Measure {
    switch (count.kind) {
      case 'PEOPLE':
        return { parts: 0, sums: [], median: false, of: () => NOTHING };
      case 'SHARE': {
        const of = count.of.map((each) => this.holds(each));
        const reused = { ...NOTHING };
        return {
          parts: 1,
          sums: [],
          median: false,
          of: (member, day) => {
            reused.part = of.every((holds) => holds(member, day));
            return reused;
          },
        };
      }
      case 'MEDIAN_DAYS':
        return this.medianOf(count);
      case 'RATE':
        return this.rateOf(count);
      case 'BEFORE_AFTER':
        return this.beforeAndAfter(count);
    }
  }

  private medianOf({ from, to, ...events }: Extract<Count, { kind: 'MEDIAN_DAYS' }>): Measure {
    const first = this.firstDay(events, from, to);
    const reused = { ...NOTHING };
    return {
      parts: 1,
      sums: [],
      median: true,
      of: (member, day) => {
        const found = first(member, day);
        reused.part = found !== NONE;
        reused.days = reused.part ? found - day : NONE;
        return reused;
      },
    };
  }

  private rateOf({ from, to, until, ...events }: Extract<Count, { kind: 'RATE' }>): Measure {
    const found = this.events(events, from, to);
    const ends = [DEATH, ...until].map((each) => this.firstDay(each, Math.min(0, from), to));
    const reused = { ...NOTHING };
    return {
      parts: 1,
      sums: ['events', 'personDays'],
      median: false,
      of: (member, day) => {
        let end = Math.min(day + to, this.asOf);
        for (const each of ends) {
          const ended = each(member, day);
          if (ended !== NONE && ended < end) end = ended;
        }
        reused.events = found(member, day, end);
        reused.part = reused.events > 0;
        reused.personDays = Math.max(0, end - (day + from) + 1);
        return reused;
      },
    };
  }

  private beforeAndAfter({ days, ...events }: Extract<Count, { kind: 'BEFORE_AFTER' }>): Measure {
    const before = this.events(events, -days, -1);
    const after = this.events(events, 1, days);
    const reused = { ...NOTHING };
    return {
      parts: 2,
      sums: ['events', 'eventsAfter'],
      median: false,
      of: (member, day) => {
        reused.events = before(member, day, day - 1);
        reused.eventsAfter = after(member, day, day + days);
        reused.part = reused.events > 0;
        reused.later = reused.eventsAfter > 0;
        return reused;
      },
    };
  }
}

/** Nobody is at risk after it. */
const DEATH: EventsOf = { fact: 'death', where: {} };

interface Measure extends Brings {
  readonly of: (member: number, day: number) => Unit;
}

function numberOf(code: number, notKnown: number): number {
  return code === 0 ? notKnown : code - 1;
}

/** By day, the number of its period; days outside the index period are never asked for. */
function periodOf(codes: readonly string[], kind: 'QUARTER' | 'YEAR'): CodeOf {
  const known = new Map<number, number>();
  return (_, day) => {
    let period = known.get(day);
    if (period === undefined) {
      const date = new Date(day * 86_400_000);
      const year = date.getUTCFullYear();
      period = codes.indexOf(kind === 'YEAR' ? `${year}` : `${year}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`);
      known.set(day, period);
    }
    return period;
  };
}
