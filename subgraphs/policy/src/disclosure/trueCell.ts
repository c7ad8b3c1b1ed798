/** People counted together, before anything is done for their protection. */
export interface TrueCount {
  readonly people: number;
  /** Different people, where somebody may be counted more than once. */
  readonly persons?: number;
  /** Sum of their secret record keys, modulo 2^32. */
  readonly keys: number;
  /** Sum of their secret weights, `weightOf` of a secret word each. */
  readonly weight: number;
  /** `BUCKETS` sums modulo 2^32 of another secret key, each person in one bucket chosen by their secret. */
  readonly sketch: Uint32Array;
}

/** A sum of things, not people; events of the part or of what is later, days of all. */
export interface TrueSum {
  readonly name: 'events' | 'eventsAfter' | 'personDays';
  readonly total: number;
  /** What the one person with the most adds to it. */
  readonly largest: number;
}

export interface TrueCell {
  /** A code for each dimension; null is the total over that dimension, counted from its own people. */
  readonly codes: readonly (string | null)[];
  /** The cohort of this cell. */
  readonly all: TrueCount;
  /** Those of it whom the measure is about; absent where it counts people alone. */
  readonly part?: TrueCount;
  /** Those of it after, where `part` is those before. */
  readonly later?: TrueCount;
  readonly sums?: readonly TrueSum[];
  /** In days, among the part. */
  readonly median?: number | null;
  /**
   * Of a group that is empty: the fewest people, but not nobody, of any wider group, had by leaving out some of the
   * conditions, filters and codes that it is cut out by. Absent where that was not counted.
   */
  readonly narrowest?: { readonly [group in 'all' | 'part' | 'later']?: number };
  /** Why there is no count; `all` is then not looked at. */
  readonly absent?: 'NOT_COLLECTED' | 'DID_NOT_REPORT';
}

export interface TrueTable {
  /** Every combination of codes, also where nobody is; totals as well, where wanted. */
  readonly cells: readonly TrueCell[];
  /** Everybody the table is about. */
  readonly universe: TrueCount;
  /** The same words for the same measure: a sum or a median is compared with earlier ones of its own measure alone. */
  readonly measure: string;
  /** What is counted; only likes are compared. An index event counted by itself is an `EPISODE`. */
  readonly unit: 'PERSON' | 'EPISODE';
  /** The strictest that an agency or a fact in it asks for. */
  readonly threshold: number;
}
