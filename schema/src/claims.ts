import type { DisclosureGround } from './accounting';
import type { DataCategory, Implication, Obligation, Purpose } from './vocabulary';
import type { Requester } from './roles';

/**
 * How long what was decided may be released, from the arrival of the operation. Long enough for a slow plan,
 * short enough that whoever revokes can wait for it.
 */
export const LEASE_MILLISECONDS = 2_000;

/** Added to the lease before a revocation is acknowledged. */
export const LEASE_MARGIN_MILLISECONDS = 1_000;

/** How far two clocks may differ before a call or a proof is refused for its age. */
export const CLOCK_TOLERANCE_SECONDS = 300;

/** What the gateway says of one call, sealed for its audience alone. */
export interface CallClaims {
  /** Name of the subgraph this call is for. */
  readonly audience: string;
  /** This audience's own name for the operation, random: no two agencies receive the same. */
  readonly operation: string;
  /** Unique for the call, so that a replay is refused. */
  readonly call: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** SHA-256 of the request body, base64url. */
  readonly digest: string;
  /** Null only where the operation touches no record of a person. */
  readonly purpose: Purpose | null;
  /** For the core alone: the name of this operation at each agency, into which the proofs are bound. */
  readonly operations?: Readonly<Record<string, string>>;
  /** For the core alone: the categories the operation asks for, so that a denial can be recorded with what was asked. */
  readonly asked?: readonly DataCategory[];
  /** For the core alone: the operation shows a meeting, and nothing to the requester alone. */
  readonly meeting?: boolean;
  /** Under which trace this audience goes on, by W3C Trace Context: random, and no other audience's. */
  readonly traceparent?: string;
}

/**
 * Which rows of a category a permission reaches. Absent means unlimited; a row without the fact a limit
 * needs is out. A permission is a union of scopes.
 */
export interface Scope {
  /** First date of service, inclusive, `2026-01-31`. */
  readonly from?: string;
  /** Last date of service, inclusive. */
  readonly until?: string;
  /** Codes of the programs or organisations whose rows it reaches. */
  readonly sources?: readonly string[];
  /** Rows of these programs or organisations are out. */
  readonly notSources?: readonly string[];
  /** Rows obtained in one of these ways are out. */
  readonly notObtainedVia?: readonly string[];
  /** Routes of diversion whose rows it reaches. */
  readonly routes?: readonly string[];
}

/** One permitted category, as an agency is told of it. */
export interface Grant {
  /** Row of the rule table, e.g. `HMIS-CM-DIVOPS`. */
  readonly rule: string;
  /** This agency's own names for the bases; none where the law itself is the basis. */
  readonly bases: readonly string[];
  /** What it rests on, each once: an account of disclosures asks for it. */
  readonly grounds: readonly DisclosureGround[];
  readonly obligations: readonly Obligation[];
  readonly scopes: readonly Scope[];
}

/**
 * What the core tells one agency about one person for one operation. It names the person by that agency's
 * reference and carries nothing that another agency could receive as well.
 */
export interface ProofClaims {
  readonly reference: string;
  readonly operation: string;
  readonly purpose: Purpose;
  readonly requester: ProofRequester;
  /** Seconds since 1970, rounded: an exact instant would join two agencies' proofs. */
  readonly issuedAt: number;
  readonly grants: Readonly<Partial<Record<DataCategory, Grant>>>;
  readonly implications: readonly Implication[];
}

/** The requester as an agency learns of it; `id` is null for the participant, whose name is nobody's business there. */
export type ProofRequester = Omit<Requester, 'id'> & { readonly id: string | null };
