import type { DataCategory } from '@lead-graph/schema';
import type { AgencyRecord } from './agencyRecord';

/** A noun: the class of an agency's rows. */
export type Noun<T extends AgencyRecord = AgencyRecord> = new () => T;

/** Categories that one row carries together: a reader needs them all. */
export type Label = readonly DataCategory[];

const LABELS = Symbol('labels');
const DATED = Symbol('dated');

/**
 * The single definition of what a noun's rows may be labelled. Each argument is one category, or several that
 * one row carries together.
 */
export function Categories(...labels: readonly (DataCategory | Label)[]) {
  return (noun: Noun): void => {
    Reflect.defineMetadata(
      LABELS,
      labels.map((label) => (Array.isArray(label) ? label : [label])),
      noun,
    );
  };
}

/**
 * For nouns whose category changes by the calendar alone. Obligation: the table has `categoryUntil` (timestamptz)
 * and `categoryThen` (text): from that instant on the row counts as the second, whoever last wrote it.
 */
export function CategoryExpires() {
  return (noun: Noun): void => Reflect.defineMetadata(DATED, true, noun);
}

export function labelsOf(noun: Noun): readonly Label[] {
  const labels = Reflect.getMetadata(LABELS, noun) as readonly Label[] | undefined;
  if (!labels) throw new Error(`noun \`${noun.name}\` has no category; add @Categories(...) to it`);
  return labels;
}

/** True for classes that carry @Categories. */
export function isNoun(type: unknown): type is Noun {
  return typeof type === 'function' && Reflect.hasMetadata(LABELS, type);
}

export function categoryExpires(noun: Noun): boolean {
  return Reflect.getMetadata(DATED, noun) === true;
}

/** How a label stands in the column `category`. */
export function labelText(label: Label): string {
  return [...label].sort().join('+');
}

/** A row as far as its label goes; those of a noun whose category changes by the calendar say when, and into what. */
interface Labelled {
  readonly category: string;
  readonly categoryUntil?: Date | null;
  readonly categoryThen?: string | null;
}

/** What a row counts as at an instant, in milliseconds since 1970. */
export function labelAt({ category, categoryUntil, categoryThen }: Labelled, at: number): string {
  return categoryUntil && categoryThen && categoryUntil.getTime() <= at ? categoryThen : category;
}
