import { type ColumnAsk, FIRST_DAY, type FactOutline, LAST_DAY } from '@lead-graph/kit';
import type { Condition, Dimension, EventsOf, Question, Window } from '../question/question';

/** A fact with the owner that has it. */
export type OwnedFact = FactOutline & { readonly owner: string };

/** Where in the owners' answers a column stands. */
export interface Place {
  readonly owner: string;
  readonly column: number;
}

/** What is asked of each owner for one question, and what of it is read where. */
export class Plan {
  readonly columns = new Map<string, ColumnAsk[]>();
  readonly index: Place;
  readonly facts = new Map<string, OwnedFact>();

  constructor(
    private readonly question: Question,
    private readonly known: readonly OwnedFact[],
  ) {
    const { index, by, filters } = question;
    const shown = [...by, ...filters.map(({ dimension }) => dimension)].flatMap((each) =>
      each.kind === 'INDEX' ? [each.attribute] : [],
    );
    const pick = index.which === 'EACH' ? 'ALL' : index.which;
    const attributes = this.inOrder(index.fact, shown);
    this.index = this.place({ ...only(index), attributes, from: index.from, to: index.to, pick, prior: false });
  }

  /** Events in a window around any index event. */
  events(events: EventsOf, { from, to }: Window): Place {
    const { index } = this.question;
    return this.place({
      ...only(events),
      attributes: [],
      from: within(index.from + from),
      to: within(index.to + to),
      pick: 'ALL',
      prior: false,
    });
  }

  condition(condition: Condition): Place {
    return this.events(condition, condition);
  }

  /** All that may hold some days after the index day, with the attribute. */
  states(fact: string, attribute: string, at: number): Place {
    const { index } = this.question;
    const [from, to] = [within(index.from + at), within(index.to + at)];
    return this.place({ fact, where: {}, attributes: [attribute], from, to, pick: 'ALL', prior: true });
  }

  /** The first day of a fact that everybody has once. */
  once(fact: string): Place {
    return this.place({ fact, where: {}, attributes: [], from: FIRST_DAY, to: LAST_DAY, pick: 'FIRST', prior: false });
  }

  ownerOf(fact: string): OwnedFact {
    return this.known.find(({ name }) => name === fact)!;
  }

  /** Number of the code of an attribute that comes along with the index event. */
  shownAtIndex(attribute: string): number {
    return this.columns.get(this.index.owner)![this.index.column]!.attributes.indexOf(attribute);
  }

  private inOrder(fact: string, attributes: readonly string[]): string[] {
    return Object.keys(this.ownerOf(fact).attributes).filter((each) => attributes.includes(each));
  }

  private place(ask: ColumnAsk): Place {
    const fact = this.ownerOf(ask.fact);
    this.facts.set(fact.name, fact);
    const asked = this.columns.get(fact.owner) ?? [];
    this.columns.set(fact.owner, asked);
    const text = JSON.stringify(ask);
    const known = asked.findIndex((each) => JSON.stringify(each) === text);
    return { owner: fact.owner, column: known >= 0 ? known : asked.push(ask) - 1 };
  }
}

/** Codes of each attribute that a dimension can have, in the order in which a table shows them. */
export function codesOf(dimension: Dimension, question: Question, facts: readonly OwnedFact[]): readonly string[] {
  switch (dimension.kind) {
    case 'INDEX':
      return [...attributeOf(question.index.fact, dimension.attribute, facts), NOT_KNOWN];
    case 'STATE':
    case 'LAST':
      return [...attributeOf(dimension.fact, dimension.attribute, facts), NOT_KNOWN];
    case 'AGE':
      return [...bandsOf(dimension.from), NOT_KNOWN];
    case 'QUARTER':
      return periodsOf(question, (year, month) => `${year}-Q${Math.floor(month / 3) + 1}`);
    case 'YEAR':
      return periodsOf(question, (year) => `${year}`);
  }
}

export const NOT_KNOWN = 'NOT_KNOWN';

/** `under 18`, `18-24`, `25+`. */
export function bandsOf(from: readonly number[]): string[] {
  const bands = from.map((first, at) => (at + 1 < from.length ? `${first}-${from[at + 1]! - 1}` : `${first}+`));
  return [`under ${from[0]}`, ...bands];
}

function attributeOf(fact: string, attribute: string, facts: readonly OwnedFact[]): readonly string[] {
  return facts.find(({ name }) => name === fact)!.attributes[attribute]!;
}

function periodsOf({ index }: Question, name: (year: number, month: number) => string): string[] {
  const names = new Set<string>();
  for (let day = index.from; day <= index.to; day++) {
    const date = new Date(day * 86_400_000);
    names.add(name(date.getUTCFullYear(), date.getUTCMonth()));
  }
  return [...names];
}

function only({ fact, where }: EventsOf): EventsOf {
  return { fact, where };
}

function within(day: number): number {
  return Math.min(LAST_DAY, Math.max(FIRST_DAY, day));
}
