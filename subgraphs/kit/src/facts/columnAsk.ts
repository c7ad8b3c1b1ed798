import { BadUserInput } from '@lead-graph/schema';
import type { FactOutline } from './fact';

/** Days are counted from 1970-01-01 and fit two bytes: 1880-04-15 to 2059-09-18. */
export const FIRST_DAY = -32_768;
export const LAST_DAY = 32_767;

/** Events of one fact that a question needs of everybody an owner holds. */
export interface ColumnAsk {
  readonly fact: string;
  /** Of these codes alone, where an attribute is named. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** Attributes that come along with each day. */
  readonly attributes: readonly string[];
  /** Both included. */
  readonly from: number;
  readonly to: number;
  readonly pick: 'ALL' | 'FIRST' | 'LAST';
  /** Also the last that matches before `from`. */
  readonly prior: boolean;
}

/** An owner believes no counter: each part of what it asks must be of a fact that it has. */
export function checkColumnAsk(ask: ColumnAsk, facts: readonly FactOutline[]): FactOutline {
  const fact = facts.find(({ name }) => name === ask.fact);
  if (!fact) throw new BadUserInput('fact', 'this owner has no such fact');
  const named = [...Object.keys(ask.where), ...ask.attributes];
  if (named.some((attribute) => !(attribute in fact.attributes)))
    throw new BadUserInput('attributes', `\`${fact.name}\` has no such attribute`);
  const days = [ask.from, ask.to];
  if (days.some((day) => !Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY))
    throw new BadUserInput('from', 'a window ends outside the days that are kept');
  return fact;
}
