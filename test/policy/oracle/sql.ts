import type { Condition, EventsOf } from '@lead-graph/policy';
import { factNamed } from '../synthetic/facts';
import { valuesOf } from './labels';

/** Of one code. */
const BITS = 4;

/** Added to a day before it is packed: later than 1696 it is positive then. */
const EPOCH = 100_000;

/** Rows of the fact, which is `f`, that are the unit's own, from one day to another. `unit` is `u`. */
export function ofUnit(events: EventsOf, days: string): string {
  return `FROM "${events.fact}" AS f WHERE f.person = u.person AND ${days}${whereOf(events)}`;
}

/** What is always exactly one row. */
export function lateral(select: string, name: string): string {
  return `CROSS JOIN LATERAL (${select}) AS ${name}`;
}

export function holds(condition: Condition): string {
  const exists = `EXISTS (SELECT 1 ${ofUnit(condition, inWindow(condition.from, condition.to))})`;
  return condition.is === 'PRESENT' ? exists : `NOT ${exists}`;
}

export function inWindow(from: number, to: number): string {
  return `f.day BETWEEN ${dayAfter(from)} AND ${dayAfter(to)}`;
}

/** So many days after the unit's index day. */
export function dayAfter(days: number): string {
  return `u.day + (${days})`;
}

/** Any code of an attribute, and that of every attribute. */
export function whereOf({ fact, where }: EventsOf): string {
  return Object.entries(where)
    .map(([attribute, codes]) => ` AND f."${attribute}" ${among(valuesOf(fact, attribute, codes))}`)
    .join('');
}

export function among(values: readonly number[]): string {
  return `IN (${values.length > 0 ? values.join(', ') : 'NULL'})`;
}

/** A row of `f` as a number, which is greater the later its day and, on one day, the greater its codes. */
export function packed(fact: string): string {
  return attributesOf(fact).reduce(
    (day, attribute) => `(${day} * ${2 ** BITS} + f."${attribute}")`,
    `(f.day + ${EPOCH})`,
  );
}

export function unpackedDay(fact: string, packed: string): string {
  return `((${packed} >> ${BITS * attributesOf(fact).length}) - ${EPOCH})`;
}

export function unpackedCode(fact: string, attribute: string, packed: string): string {
  const attributes = attributesOf(fact);
  const after = attributes.length - 1 - attributes.indexOf(attribute);
  return `((${packed} >> ${BITS * after}) & ${2 ** BITS - 1})`;
}

export function attributesOf(fact: string): readonly string[] {
  return Object.keys(factNamed(fact).attributes);
}
