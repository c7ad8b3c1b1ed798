import type { AccountingReport, DataCategory, DisclosureGround, Purpose } from '@lead-graph/schema';

/** One disclosure, as an agency told of it. */
export interface ToldDisclosure {
  readonly id: string;
  /** Instant, ISO 8601. */
  readonly recordedAt: string;
  readonly kind: string;
  readonly state: string;
  readonly category: DataCategory;
  readonly records: number;
  readonly account: string | null;
  readonly role: string;
  readonly organization: string | null;
  readonly purpose: Purpose;
  readonly grounds: readonly DisclosureGround[];
}

/** What one agency answered. */
export interface AgencyAccount {
  /** As in schema/agencies.json. */
  readonly agency: string;
  /**
   * SILENT: it did not answer, or not to the end: what is missing is not known. WITHHELD: it keeps nothing that whoever asked may
   * read.
   */
  readonly answered: 'WHOLE' | 'SILENT' | 'WITHHELD';
  /** Newest first. */
  readonly disclosures: readonly ToldDisclosure[];
}

/** That rows for a study were drawn from among people of whom the participant was one. */
export interface ToldStudy {
  readonly id: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly study: string;
  readonly organization: string | null;
  readonly purpose: Purpose;
  readonly categories: readonly DataCategory[];
  /** By what rows were chosen and what is in them, as JSON. */
  readonly criteria: string;
}

/** An organisation as letters name it. */
export interface ToldOrganization {
  readonly name: string;
  /** Address and telephone; null: none is on record. */
  readonly contact: string | null;
}

/** An account of disclosures of one participant, over all agencies. */
export interface Account {
  readonly participantId: string;
  /** Null where whoever asked may not read it. */
  readonly name: string | null;
  readonly report: AccountingReport;
  /** Day on which it was asked for, `2026-01-31`. */
  readonly receivedOn: string;
  /** From this instant on, ISO 8601; null: from the beginning. */
  readonly since: string | null;
  /** When it was read, ISO 8601. */
  readonly madeAt: string;
  /** By their codes; none where they could not be read. */
  readonly organizations: Readonly<Record<string, ToldOrganization>>;
  /** True where the graph is one of development, in which everybody is invented. */
  readonly synthetic: boolean;
  readonly agencies: readonly AgencyAccount[];
  /** Newest first; null where the report is not of studies, or whoever asked is not told of them. */
  readonly studies: readonly ToldStudy[] | null;
}
