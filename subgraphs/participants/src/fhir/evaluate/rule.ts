import type { Known } from './acquaintance';
import type { Actor } from './actors';
import type { Coding } from './coding';
import type { Json } from './json';
import type { Moment, Span } from './periods';

export type Effect = 'permit' | 'deny';

/** A part of the record that a provision is about, and how it is known. */
export interface Instance {
  readonly meaning: string | null;
  /** The address, or the token of an identifier that stands for one. */
  readonly reference: string | null;
  readonly written: Json;
}

/** What a provision says of the records it is about. An empty list, or null: it says nothing, and reaches any. */
export interface Content {
  readonly labels: readonly Coding[];
  readonly classes: readonly Coding[];
  readonly documents: readonly Coding[];
  readonly codes: readonly Coding[];
  readonly period: Span | null;
  readonly instances: readonly Instance[];
  readonly authors: readonly Instance[];
}

/** One provision. Its filters are joined by AND, what one filter lists by OR. */
export interface Rule extends Content {
  readonly effect: Effect;
  /** When the provision itself holds. */
  readonly validity: Span | null;
  readonly actors: readonly Actor[];
  readonly actions: readonly Coding[];
  readonly purposes: readonly Coding[];
  /** Something in it cannot be read, and may change what it means. */
  readonly unread: boolean;
  readonly exceptions: readonly Rule[];
}

/** A consent, whichever version of FHIR it is written in. */
export interface Directive {
  readonly active: boolean;
  readonly validity: Span | null;
  readonly categories: readonly Coding[];
  readonly patient: Known;
  /** When it was given; null where it does not say. */
  readonly given: Moment | null;
  /** Reaches what the whole consent reaches: its content says nothing. */
  readonly root: Rule;
  /** The consent says nothing of what none of the exceptions reaches. */
  readonly silent: boolean;
}

export const ANY_CONTENT: Content = {
  labels: [],
  classes: [],
  documents: [],
  codes: [],
  period: null,
  instances: [],
  authors: [],
};

export function opposite(effect: Effect): Effect {
  return effect === 'permit' ? 'deny' : 'permit';
}
