import type { RejectRule } from './rejects';

/** In rows. `unchanged`: there already with the same content, from an earlier import or earlier in this one. */
export interface NounCounts {
  created: number;
  updated: number;
  unchanged: number;
  deleted: number;
  /** Refused while writing; records refused while reading never became a row of a noun and are in `rejects` alone. */
  rejected: number;
}

export interface ImportSummary {
  /** True: nothing was written, and the counts are those of a real run. */
  readonly dryRun: boolean;
  readonly nouns: Readonly<Record<string, Readonly<NounCounts>>>;
  /** By rule, of reading and writing together. One record may have several. */
  readonly rejects: Readonly<Partial<Record<RejectRule, number>>>;
}

export function noCounts(): NounCounts {
  return { created: 0, updated: 0, unchanged: 0, deleted: 0, rejected: 0 };
}
