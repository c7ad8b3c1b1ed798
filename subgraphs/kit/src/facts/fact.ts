import type { DataCategory } from '@lead-graph/schema';

/**
 * What an agency lets others count: days on which something happened to a person, or began to be so. An owner keeps its
 * facts in memory and answers the counter from there; no row of it leaves.
 */
export interface Fact {
  /** Unique among all agencies, in words joined by `-`. */
  readonly name: string;
  /** One sentence, for policy staff. */
  readonly description: string;
  /** `EVENT` happened on its day; `STATE` holds from its day until the next. */
  readonly kind: 'EVENT' | 'STATE';
  /** Of which its rows may be: whoever may not be counted in one of them is not counted. */
  readonly categories: readonly DataCategory[];
  /** Tables whose changes change it, each with the expression that says whose a row of `changed` is. */
  readonly tables: Readonly<Record<string, string>>;
  /** Selects `"personRef"`, `day` (a date) and one text column for each attribute. */
  readonly sql: string;
  /** By column, the codes it may have, in the order in which ties on one day are broken; any other, and null, is not known. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** What policy staff and the counter know of a fact: all but where it is kept. */
export type FactOutline = Omit<Fact, 'tables' | 'sql'>;

export function outlineOf({ name, description, kind, categories, attributes }: Fact): FactOutline {
  return { name, description, kind, categories, attributes };
}

/** How the tables of an agency say whose a row is. */
export const OF_PERSON = '"personRef"';
