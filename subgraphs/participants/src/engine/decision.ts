import type { DataCategory, Obligation, Rule, Scope } from '@lead-graph/schema';

export type GroundKind = 'LAW' | 'CONSENT' | 'ASSIGNMENT' | 'REFERRAL' | 'AGREEMENT' | 'REPRESENTATION';

/** One basis that carries a permission, and how far it reaches. */
export interface Ground {
  readonly kind: GroundKind;
  /** Null where the law itself is the basis. */
  readonly id: string | null;
  readonly scope: Scope;
  /** True for a consent or order made for proceedings: the Golden Rules do not bind what it names. */
  readonly forProceedings?: boolean;
}

/** Why not. To the caller every reason reads alike; these are for the participant and entitled staff. */
export enum DenyReason {
  NEVER = 'NEVER',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
  DEIDENTIFIED_ONLY = 'DEIDENTIFIED_ONLY',
  NO_BASIS = 'NO_BASIS',
  NOT_YET = 'NOT_YET',
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
  INVALID = 'INVALID',
  DENIED_BY_PARTICIPANT = 'DENIED_BY_PARTICIPANT',
  NOT_THE_PARTICIPANT = 'NOT_THE_PARTICIPANT',
  PROGRAM_STATUS_WITHHELD = 'PROGRAM_STATUS_WITHHELD',
}

export interface Permit {
  readonly effect: 'PERMIT';
  readonly category: DataCategory;
  readonly rule: Rule;
  readonly grounds: readonly Ground[];
  /** The union of what the grounds reach; never empty. */
  readonly scopes: readonly Scope[];
  readonly obligations: readonly Obligation[];
}

export interface Denial {
  readonly effect: 'DENY';
  readonly category: DataCategory;
  readonly rule: Rule;
  readonly reason: DenyReason;
}

export type Decision = Permit | Denial;
