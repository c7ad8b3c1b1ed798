import { randomUUID } from 'node:crypto';
import {
  AGENCIES,
  type DataCategory,
  LEASE_MILLISECONDS,
  type Obligation,
  type Purpose,
  type Redisclosure,
  type Requester,
  UNTOLD,
  type Work,
} from '@lead-graph/schema';
import type { Allowance } from './rates';

/** Left for joining and writing when the last subgraph has answered, in milliseconds. */
const RESERVE_MILLISECONDS = 250;

/** One operation on its way through the gateway. INVARIANT: nothing in it outlives the operation. */
export class Operation {
  /**
   * What each subgraph calls this operation: random, so that no two of them can join what they receive. To the core
   * it is the request id, by which a decision is found again.
   */
  readonly names: Readonly<Record<string, string>>;
  /** Obligations of what was released, by the subgraphs' own word. */
  readonly released = new Map<string, { category: DataCategory; obligations: readonly Obligation[] }>();
  /** Terms under which the core permitted what was asked for. */
  readonly terms: Terms[] = [];
  /** Subgraphs that were called: each may have recorded what it meant to hand on. */
  readonly called = new Set<string>();
  /** All subgraphs that were asked, those too that were asked for no record. */
  readonly agencies = new Set<string>();
  /** Subgraphs that did not answer. */
  readonly unavailable = new Set<string>();
  /** The app that asks, as its token names it. */
  client: string | null = null;
  /** What is left to the requester's account after this operation. */
  allowance: Allowance | null = null;
  /** As operators are told of it. */
  work: Work = UNTOLD;
  /** `query` or `mutation`; undefined until the document is known. */
  kind: string | undefined;
  /** Records it asks for by its text and variables. */
  records: number | undefined;
  /** Set once the document is known; until then the operation is taken to touch a person. */
  traits: OperationTraits = { asked: [], touchesPerson: true, throughPersonLink: true, meeting: false };

  constructor(
    readonly requestId: string,
    /** Milliseconds of the monotonic clock. The lease counts from here. */
    readonly arrivedAt: number,
    readonly requester: Requester | null,
    /** `Authorization` header as it came, for those who verify it themselves. */
    readonly authorization: string | null,
    readonly purpose: Purpose | null,
  ) {
    this.names = Object.fromEntries(AGENCIES.map(({ name, core }) => [name, core ? requestId : randomUUID()]));
  }

  /** Milliseconds left in which an answer may still be handed on; unbounded where no person is touched. */
  left(): number {
    return this.traits.touchesPerson
      ? LEASE_MILLISECONDS - (performance.now() - this.arrivedAt)
      : Number.POSITIVE_INFINITY;
  }

  /** Milliseconds one call may take so that the rest can still be released. */
  timeFor(limit: number, unleasedLimit: number): number {
    return this.traits.touchesPerson ? Math.min(limit, this.left() - RESERVE_MILLISECONDS) : unleasedLimit;
  }
}

/** Under which terms records of a category are handed on. */
export interface Terms {
  readonly category: DataCategory;
  readonly redisclosure: Redisclosure;
  /** What the consent covers (42 CFR 2.32(b)). */
  readonly scope: string | null;
  /** Day by which copies are destroyed. */
  readonly deleteAfter: string | null;
}

/** What follows from the text of an operation alone. */
export interface OperationTraits {
  /** Categories of the fields it selects. */
  readonly asked: readonly DataCategory[];
  /** Selects a field of a participant or of a person behind a row: its answer is bound by the lease. */
  readonly touchesPerson: boolean;
  /** Goes from a row to its person: error paths of such an answer do not leave. */
  readonly throughPersonLink: boolean;
  /** Shows what everybody at a meeting may see. */
  readonly meeting: boolean;
}
