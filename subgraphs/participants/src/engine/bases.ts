import type { DataCategory, LegalKind, Purpose, Recipient } from '@lead-graph/schema';

/** Instants are milliseconds since 1970; days are `2026-01-31`. */
type Instant = number;

/** What is asked: may this requester have this category of this participant, for this purpose? */
export interface Question {
  readonly recipient: Recipient;
  /** Code of the requester's organisation; null for a participant. */
  readonly organization: string | null;
  readonly legalKinds: readonly LegalKind[];
  /** Account of the requester; a participant is told from others by it. */
  readonly requesterId: string;
  readonly purpose: Purpose;
}

export type ConsentType =
  | 'TPO_SINGLE'
  | 'ROI_MULTIPARTY'
  | 'SUD_COUNSELING_NOTES'
  | 'PSYCHOTHERAPY_NOTES'
  | 'LEGAL_PROCEEDINGS'
  | 'CJ_MONITORING_235'
  | 'VSP_RELEASE'
  | 'HMIS_ROI'
  | 'RESEARCH'
  | 'STI_EXPRESS';

/** Class of recipients a TPO consent may name instead of organisations. */
export const TREATING_PROVIDERS = 'class:treating-providers';

/** One line of a consent. */
export interface Provision {
  readonly effect: 'PERMIT' | 'DENY';
  /** Codes of organisations, or a class. */
  readonly recipients: readonly string[];
  readonly categories: readonly DataCategory[];
  readonly purposes: readonly Purpose[];
  /** Codes of the programs or organisations that may disclose; null: every one the consent names as discloser. */
  readonly sources: readonly string[] | null;
  /** Dates of service, inclusive; null: unlimited. */
  readonly from: string | null;
  readonly until: string | null;
}

/** What a participant signed. */
export interface Consent {
  readonly id: string;
  readonly type: ConsentType;
  readonly status: 'DRAFT' | 'ACTIVE' | 'REJECTED' | 'ENTERED_IN_ERROR';
  readonly signedAt: Instant | null;
  readonly startsAt: Instant;
  /** `AT`: ends at `endsAt`. `EVENT`: ends when the event is recorded, at `endsAt`, null until then. `NONE`: only where the law allows it. */
  readonly expiry: 'AT' | 'EVENT' | 'NONE';
  /** Exclusive: at this instant the consent no longer holds. */
  readonly endsAt: Instant | null;
  readonly revokedAt: Instant | null;
  /** Codes of those who may disclose; a class is not enough here. */
  readonly disclosers: readonly string[];
  readonly provisions: readonly Provision[];
}

export interface Period {
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
}

/** The agency now responsible for case management. */
export interface Assignment extends Period {
  readonly id: string;
  readonly organization: string;
}

/** A referral the person agreed to, open until it is accepted or closed. */
export interface AgreedReferral extends Period {
  readonly id: string;
  readonly organization: string;
}

export type AgreementType =
  | 'QSOA'
  | 'AUDIT'
  | 'DISCLOSER_AUDIT'
  | 'EVALUATION'
  | 'RESEARCH'
  | 'CHRI_CONTRACT'
  | 'CHRI_RESEARCH';

/** A written agreement with the requester's organisation; it is about no participant in particular. */
export interface Agreement extends Period {
  readonly id: string;
  readonly type: AgreementType;
  readonly organization: string;
  /** Codes of the programs or organisations whose records it is about; null: all partners. */
  readonly sources: readonly string[] | null;
}

/** Counsel of record for this participant. */
export interface Representation extends Period {
  readonly id: string;
  readonly organization: string;
}

/** Everything that could make a disclosure of one participant's records lawful, or bar it. */
export interface Bases {
  /** The participant's own account, where there is one. */
  readonly account: string | null;
  /** Oldest signature first. */
  readonly consents: readonly Consent[];
  readonly assignments: readonly Assignment[];
  readonly referrals: readonly AgreedReferral[];
  readonly agreements: readonly Agreement[];
  readonly representations: readonly Representation[];
}

export function inForce(period: Period, at: Instant): boolean {
  return period.startsAt <= at && (period.endsAt === null || at < period.endsAt);
}
