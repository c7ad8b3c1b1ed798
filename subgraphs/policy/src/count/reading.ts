import type { Column } from '@lead-graph/kit';
import type { Condition, Dimension, EventsOf, Question, Window } from '../question/question';
import { ageOn } from './ages';
import { NONE } from './cells';
import { codesOf, NOT_KNOWN, type OwnedFact, type Place, Plan } from './plan';

/** Whether something holds of a member at their index day. */
export type Holds = (member: number, day: number) => boolean;

/** Which code a dimension has of a member at an index event, by its number in the dimension's list. */
export type CodeOf = (member: number, day: number, event: number) => number;

/** What a question reads of members' columns: planned once, then bound to the columns of whoever is counted. */
export class Reading {
  readonly plan: Plan;
  private readonly bindings: { place: Place; bind: (column: Column) => void }[] = [];
  private index!: Column;

  constructor(
    private readonly question: Question,
    private readonly facts: readonly OwnedFact[],
  ) {
    this.plan = new Plan(question, facts);
    this.reads(this.plan.index, (column) => (this.index = column));
  }

  bind(columns: ReadonlyMap<string, readonly Column[]>): Column {
    for (const { place, bind } of this.bindings) bind(columns.get(place.owner)![place.column]!);
    return this.index;
  }

  holds(condition: Condition): Holds {
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

  /** How many events there are from the beginning of the window up to a day. */
  events(events: EventsOf, window: Window): (member: number, day: number, end: number) => number {
    let column!: Column;
    this.reads(this.plan.events(events, window), (each) => (column = each));
    return (member, day, end) => {
      const { start, days } = column;
      let found = 0;
      for (let event = start[member]!; event < start[member + 1]!; event++) {
        if (days[event]! > end) break;
        if (days[event]! >= day + window.from) found += 1;
      }
      return found;
    };
  }

  /** The first day with an event in the window, or `NONE`. */
  firstDay(events: EventsOf, window: Window): (member: number, day: number) => number {
    let column!: Column;
    this.reads(this.plan.events(events, window), (each) => (column = each));
    return (member, day) => {
      const { start, days } = column;
      for (let event = start[member]!; event < start[member + 1]!; event++) {
        if (days[event]! > day + window.to) return NONE;
        if (days[event]! >= day + window.from) return days[event]!;
      }
      return NONE;
    };
  }

  code(dimension: Dimension): CodeOf {
    const codes = codesOf(dimension, this.question, this.facts);
    const notKnown = codes.indexOf(NOT_KNOWN);
    switch (dimension.kind) {
      case 'INDEX': {
        const shown = this.plan.shownAtIndex(dimension.attribute);
        return (_, __, event) => numberOf(this.index.codes[shown]![event]!, notKnown);
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

  private reads(place: Place, bind: (column: Column) => void): void {
    this.bindings.push({ place, bind });
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
}

/** A code that there is not is not known: an owner may write what it likes in a row. */
function numberOf(code: number, notKnown: number): number {
  return code === 0 || code > notKnown ? notKnown : code - 1;
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
