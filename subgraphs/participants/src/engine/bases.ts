import type { DataCategory, LegalKind, Purpose, Recipient } from '@lead-graph/schema';

/** Milliseconds since 1970. Days are `2026-01-31`. */
type Instant = number;

/** What is asked: may this requester have this category of this participant, for this purpose? */
export interface Question {
  readonly recipient: Recipient;
  /** Code of the requester's organisation; null for a participant or representative. */
  readonly organization: string | null;
  /** Codes of organisations whose place it took, as the core's administration recorded it. */
  readonly formerly: readonly string[];
  readonly legalKinds: readonly LegalKind[];
  /** Account of the requester; a participant is told from others by it. */
  readonly requesterId: string;
  readonly purpose: Purpose;
  /** Nothing of the participant is shown: they are counted with others. */
  readonly counted?: boolean;
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

/** Whoever it may be; only a line that denies may say it. */
export const ANYONE = 'class:anyone';

/** One line of a consent. */
export interface Provision {
  readonly id: string;
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

/** A part of a consent that was taken back. Seen, it is in force, whatever instant it bears. */
export interface Withdrawal {
  readonly at: Instant;
  /** Null: whichever line, recipient or category. */
  readonly provisionId: string | null;
  readonly recipients: readonly string[] | null;
  readonly categories: readonly DataCategory[] | null;
}

/** What the form said to whoever signed it (42 CFR 2.31(a)(6), (4)(iii), (10)). */
export type Statement = 'REVOCATION' | 'REDISCLOSURE' | 'REFUSAL';

/** What makes it doubtful that a signature was free (program policy, C21). */
export type Concern = 'CAPACITY' | 'CUSTODIAL_SETTING';

/** What a participant signed. */
export interface Consent {
  readonly id: string;
  readonly type: ConsentType;
  readonly status: 'DRAFT' | 'ACTIVE' | 'REJECTED' | 'ENTERED_IN_ERROR';
  readonly signedAt: Instant | null;
  readonly signedBy: 'PARTICIPANT' | 'REPRESENTATIVE' | 'BOTH';
  /** The relation under which a representative signed. */
  readonly representativeId: string | null;
  readonly startsAt: Instant;
  /** `AT`: ends at `endsAt`. `EVENT`: ends when the event is recorded, at `endsAt`, null until then. `NONE`: only where the law allows it. */
  readonly expiry: 'AT' | 'EVENT' | 'NONE';
  readonly expiryEvent: string | null;
  /** Exclusive: at this instant the consent no longer holds. */
  readonly endsAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly withdrawals: readonly Withdrawal[];
  /** Codes of those who may disclose; a class is not enough here. */
  readonly disclosers: readonly string[];
  readonly statements: readonly Statement[];
  /** The proceeding a consent for legal proceedings names; null for the others. */
  readonly matter: string | null;
  /** Codes of those who made participation a condition (42 CFR 2.35). */
  readonly conditionBy: readonly string[];
  readonly concerns: readonly Concern[];
  /** When it was affirmed again, free of the concern. */
  readonly reaffirmedAt: Instant | null;
  /** Whether the form says that it holds after death. */
  readonly survivesDeath: boolean;
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
  | 'BAA'
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

/** Somebody who acts for the participant (42 CFR 2.14, 2.15; 45 CFR 164.502(g)). */
export interface Representative extends Period {
  readonly id: string;
  /** Null for one who signs on paper alone. */
  readonly account: string | null;
  readonly kind: 'PARENT' | 'GUARDIAN' | 'ATTORNEY_IN_FACT' | 'EXECUTOR' | 'PROGRAM_DIRECTOR';
}

export type CourtOrderType =
  /** For a purpose that is not criminal (42 CFR 2.64). */
  | 'PART2_2_64'
  /** To investigate or prosecute a patient (42 CFR 2.65). */
  | 'PART2_2_65'
  /** Any other lawful order: RCW 70.02.230(2)(p), .220(2)(e); 45 CFR 164.512(e). */
  | 'GENERAL'
  /** A subpoena alone: it opens nothing (42 CFR 2.61; RCW 70.02.060). */
  | 'SUBPOENA';

/** An order of a court about named records of this participant. */
export interface CourtOrder extends Period {
  readonly id: string;
  readonly type: CourtOrderType;
  /** Codes of the organisations it lets read. */
  readonly recipients: readonly string[];
  readonly purposes: readonly Purpose[];
  readonly categories: readonly DataCategory[];
  /** Whose records; null: whoever keeps them. */
  readonly sources: readonly string[] | null;
  /** Dates of service it names, each inclusive; none: all. */
  readonly dates: readonly { readonly from: string; readonly until: string }[];
  /** Whether a subpoena or a similar mandate came with it (42 CFR 2.61(b)). */
  readonly mandate: boolean;
  /** Whether it covers confidential communications on a ground of 42 CFR 2.63(a). */
  readonly confidentialCommunications: boolean;
}

/** A declared emergency. It opens records to the account that declared it, and to no other. */
export interface Emergency extends Period {
  readonly id: string;
  /** MEDICAL: 42 CFR 2.51(a)(1). DISASTER: 2.51(a)(2). THREAT: serious and imminent, RCW 70.02.050(1)(c). */
  readonly kind: 'MEDICAL' | 'DISASTER' | 'THREAT';
  readonly organization: string;
  readonly declaredBy: string;
  readonly nature: string | null;
  /** 42 CFR 2.51(c): to whom, of which facility, by whom. */
  readonly medicalPerson: string | null;
  readonly affiliation: string | null;
  readonly discloser: string | null;
}

/** A limit the participant asked for. Seen, it is in force until it ends. */
export interface Restriction {
  readonly id: string;
  /** AGREED: 42 CFR 2.26, 45 CFR 164.522(a). ORAL_REVOCATION: of `consentId`, honoured until it is in writing. */
  readonly kind: 'AGREED' | 'ORAL_REVOCATION';
  readonly consentId: string | null;
  /** Null: whoever, whatever, why ever, whose ever. */
  readonly recipients: readonly string[] | null;
  readonly categories: readonly DataCategory[] | null;
  readonly purposes: readonly Purpose[] | null;
  /** Codes of the organisations that agreed to it: their rows are out. */
  readonly holders: readonly string[] | null;
  readonly endsAt: Instant | null;
}

/** Everything that could make a disclosure of one participant's records lawful, or bar it. */
export interface Bases {
  /** The participant's own account, where there is one. */
  readonly account: string | null;
  /** First instant of the thirteenth and the eighteenth birthday, and of the day of death, where they live; null: not known, or not so. */
  readonly thirteenAt: Instant | null;
  readonly eighteenAt: Instant | null;
  readonly diedAt: Instant | null;
  readonly representatives: readonly Representative[];
  /** Oldest signature first. */
  readonly consents: readonly Consent[];
  readonly assignments: readonly Assignment[];
  readonly referrals: readonly AgreedReferral[];
  readonly agreements: readonly Agreement[];
  readonly representations: readonly Representation[];
  readonly orders: readonly CourtOrder[];
  readonly emergencies: readonly Emergency[];
  readonly restrictions: readonly Restriction[];
}

export function inForce(period: Period, at: Instant): boolean {
  return period.startsAt <= at && (period.endsAt === null || at < period.endsAt);
}

/** Whether a list of organisations names the requester's, or one whose place it took. */
export function namesOrganization(codes: readonly string[], { organization, formerly }: Question): boolean {
  return organization !== null && (codes.includes(organization) || formerly.some((code) => codes.includes(code)));
}

/** Whether a period that is an organisation's own is the requester's, and holds. */
export function holdsFor(each: Period & { readonly organization: string }, question: Question, at: Instant): boolean {
  return namesOrganization([each.organization], question) && inForce(each, at);
}

/** Of somebody of whom nothing is on file. */
export const NO_BASES: Bases = {
  account: null,
  thirteenAt: null,
  eighteenAt: null,
  diedAt: null,
  representatives: [],
  consents: [],
  assignments: [],
  referrals: [],
  agreements: [],
  representations: [],
  orders: [],
  emergencies: [],
  restrictions: [],
};
