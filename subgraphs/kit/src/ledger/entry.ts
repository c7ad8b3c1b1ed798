import { createHash } from 'node:crypto';
import type { DataCategory, DisclosureGround, Obligation, ProofRequester, Purpose } from '@lead-graph/schema';

/** What was handed on, or looked at by the own staff, of one person and one category in one operation (DOMAIN 3.9). */
export interface LedgerEntry {
  /**
   * DISCLOSURE: to somebody else's staff, or to the participant. USE: by the agency's own. DECISION: what the core decided.
   * EXTRACT: that rows for a study were drawn from among these people; of whom there is one, nobody who writes this knows.
   */
  readonly kind: 'DISCLOSURE' | 'USE' | 'DECISION' | 'EXTRACT';
  readonly agency: string;
  /** This agency's own name for the operation. */
  readonly operation: string;
  /** This agency's own name for the person. */
  readonly subject: string;
  readonly category: DataCategory | 'ALL' | 'EXTRACT';
  /** Zero where the category was permitted and there was none, and of an extract. */
  readonly rows: number;
  readonly requester: ProofRequester;
  readonly purpose: Purpose;
  /** Row of the rule table; empty for use. */
  readonly rule: string;
  /** This agency's own names for the bases. */
  readonly bases: readonly string[];
  /** What it rests on; absent for use, and in entries of a time when it was not written down. */
  readonly grounds?: readonly DisclosureGround[];
  readonly obligations: readonly Obligation[];
  /** Instant, ISO 8601, by the clock of the process that wrote it. */
  readonly at: string;
  /** Of a decision: what it was made over, and what came of it; what is large stands in an attachment, by its digest. */
  readonly decision?: object;
  /** Of an extract: the digest of what it was drawn for and by, which stands in an attachment. */
  readonly extract?: string;
}

/** What is on record of an operation, and of nobody in particular. */
export interface Mark {
  /** WITHHELD: nothing of it was handed on after all. ENDED: it ended a permission. EXTRACTED: it drew rows for a study. */
  readonly kind: 'WITHHELD' | 'ENDED' | 'EXTRACTED';
  readonly agency: string;
  readonly operation: string;
  readonly subject: typeof NO_SUBJECT;
  readonly category: Mark['kind'];
  /** As of an entry. */
  readonly at: string;
  /** Of an extract: under which agreements, and what was drawn. */
  readonly extract?: object;
}

/** Stands where a mark has no person. */
export const NO_SUBJECT = '00000000-0000-0000-0000-000000000000';

export function markOf(kind: Mark['kind'], agency: string, operation: string, extract?: object): Mark {
  return { kind, agency, operation, subject: NO_SUBJECT, category: kind, at: new Date().toISOString(), extract };
}

/** What entries name by its digest. */
export interface Attachment {
  /** SHA-256, base64url. */
  readonly digest: string;
  readonly body: string;
}

export function attachmentOf(value: object): Attachment {
  const body = JSON.stringify(value);
  return { digest: createHash('sha256').update(body).digest('base64url'), body };
}

/** The one text of an entry: what the tree is built over. Its keys are in order, so that equal entries are equal texts. */
export function textOf(entry: LedgerEntry | Mark): string {
  return JSON.stringify(ordered(entry));
}

function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(ordered);
  const members = value as Record<string, unknown>;
  const inOrder: Record<string, unknown> = {};
  for (const key of Object.keys(members).sort()) inOrder[key] = ordered(members[key]);
  return inOrder;
}
