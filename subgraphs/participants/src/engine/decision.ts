import type { DataCategory, Obligation, Redisclosure, Rule, Scope } from '@lead-graph/schema';
import type { AgreementType, ConsentType, CourtOrderType } from './bases';

export type GroundKind =
  | 'LAW'
  | 'CONSENT'
  | 'ASSIGNMENT'
  | 'REFERRAL'
  | 'AGREEMENT'
  | 'REPRESENTATION'
  | 'REPRESENTATIVE'
  | 'ORDER'
  | 'EMERGENCY';

/** One basis that carries a permission, and how far it reaches. */
export interface Ground {
  readonly kind: GroundKind;
  /** Null where the law itself is the basis. */
  readonly id: string | null;
  readonly scope: Scope;
  /** Of a consent, an agreement or an order. */
  readonly type?: ConsentType | AgreementType | CourtOrderType;
  /** Of a consent: it names a class of recipients, not this one. */
  readonly byClass?: true;
  /** Exclusive, milliseconds since 1970; absent: it has no end that is known. */
  readonly endsAt?: number;
  /** The event it ends at was not recorded for so long that somebody should ask. */
  readonly stale?: boolean;
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
  AWAITS_REAFFIRMATION = 'AWAITS_REAFFIRMATION',
  ENDED_BY_DEATH = 'ENDED_BY_DEATH',
  DENIED_BY_PARTICIPANT = 'DENIED_BY_PARTICIPANT',
  RESTRICTED = 'RESTRICTED',
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
  readonly redisclosure: Redisclosure;
}

export interface Denial {
  readonly effect: 'DENY';
  readonly category: DataCategory;
  readonly rule: Rule;
  readonly reason: DenyReason;
  /** The basis that the reason is about, where there is one. */
  readonly basisId: string | null;
}

export type Decision = Permit | Denial;

/** No ground, and why. */
export interface NoGround {
  readonly reason: DenyReason;
  readonly basisId: string | null;
}

/** What was looked for: grounds, at least one; or why there is none. */
export type Found = readonly Ground[] | NoGround;

export function isGrounds(found: Found): found is readonly Ground[] {
  return Array.isArray(found);
}

export function noGround(reason: DenyReason, basisId: string | null = null): NoGround {
  return { reason, basisId };
}

export const NO_BASIS = noGround(DenyReason.NO_BASIS);
