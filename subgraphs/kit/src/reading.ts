import {
  type DataCategory,
  type Grant,
  type Implication,
  intersectAll,
  type Obligation,
  type ProofClaims,
  type ProofRequester,
  Purpose,
  type Requester,
  Recipient,
  Role,
  type Scope,
  WASHINGTON,
} from '@lead-graph/schema';
import { type Label, type Noun, labelsOf, labelText } from './categories';

/** One line of the SQL condition: rows of this person with this label, within these limits. */
export interface ScopeLine extends Scope {
  readonly ref: string;
  readonly category: string;
}

/** Without grounds where the own staff look, and where the core did not say them. */
type Warrant = Pick<Grant, 'rule' | 'bases' | 'obligations'> & Partial<Pick<Grant, 'grounds'>>;

/** What one requester may read of one person at this agency, for one operation. */
export interface Reading {
  readonly reference: string;
  readonly recipient: Recipient;
  /** True for the agency's own staff on its own rows: use, not disclosure. */
  readonly own: boolean;
  readonly requester: ProofRequester;
  readonly purpose: Purpose;
  lines(noun: Noun): readonly ScopeLine[];
  /** Categories that are permitted, whatever the rows; of the own staff's own rows, none. */
  categories(): readonly DataCategory[];
  obligations(category: DataCategory): readonly Obligation[];
  /** By which rule, on which bases and with which obligations, as the ledger says it. */
  warrant(category: DataCategory): Warrant;
  /** True when the reader holds every category that such a value could tell of. */
  mayLearn(implication: Implication): boolean;
}

export function readingFromProof(proof: ProofClaims): Reading {
  const lines = new Map<Noun, readonly ScopeLine[]>();
  const linesFor = (noun: Noun) =>
    labelsOf(noun).flatMap((label) => linesOf(proof.reference, label, scopesOf(label, proof.grants)));
  return {
    reference: proof.reference,
    recipient: proof.requester.recipient,
    own: false,
    requester: proof.requester,
    purpose: proof.purpose,
    lines: (noun) => {
      if (!lines.has(noun)) lines.set(noun, linesFor(noun));
      return lines.get(noun)!;
    },
    categories: () => Object.keys(proof.grants) as DataCategory[],
    obligations: (category) => proof.grants[category]?.obligations ?? [],
    warrant: (category) => warrantOf(proof.grants[category]),
    mayLearn: (implication) => proof.implications.includes(implication),
  };
}

/** Reads nothing. What a missing, forged, borrowed or stale proof is worth. */
export const NOTHING: Reading = {
  reference: '00000000-0000-0000-0000-000000000000',
  recipient: Recipient.POL,
  own: false,
  requester: { id: null, role: Role.POLICY_ANALYST, recipient: Recipient.POL, organization: null },
  purpose: Purpose.DIVOPS,
  lines: () => [],
  categories: () => [],
  obligations: () => [],
  warrant: () => warrantOf(undefined),
  mayLearn: () => false,
};

/** The agency's own staff on its own rows: no basis from anyone, but the Golden Rules bind. */
export function ownReading(reference: string, requester: Requester, purpose: Purpose): Reading {
  const scope = ownScope(requester, purpose);
  return {
    reference,
    recipient: requester.recipient,
    own: true,
    requester,
    purpose,
    lines: (noun) => labelsOf(noun).map((label) => ({ ref: reference, category: labelText(label), ...scope })),
    categories: () => [],
    obligations: () => [],
    warrant: () => warrantOf(undefined),
    mayLearn: () => true,
  };
}

/** Rows of the requester's own organisation, less what the Golden Rules keep from this purpose. */
export function ownScope(requester: Requester, purpose: Purpose): Scope & { readonly sources: readonly string[] } {
  const excluded = WASHINGTON.golden(requester.recipient, purpose).map((rule) => rule.excludesObtainedVia);
  const sources = requester.organization === null ? [] : [requester.organization];
  return excluded.length > 0 ? { sources, notObtainedVia: excluded } : { sources };
}

function warrantOf(grant: Grant | undefined): Warrant {
  if (!grant) return { rule: '', bases: [], obligations: [] };
  const { rule, bases, grounds, obligations } = grant;
  return { rule, bases, grounds, obligations };
}

function scopesOf(label: Label, grants: ProofClaims['grants']): readonly Scope[] {
  const granted = label.map((category) => grants[category]);
  if (granted.some((grant) => grant === undefined)) return [];
  return (granted as Grant[]).map((grant) => grant.scopes).reduce((left, right) => intersectAll(left, right));
}

function linesOf(ref: string, label: Label, scopes: readonly Scope[]): ScopeLine[] {
  return scopes.map((scope) => ({ ref, category: labelText(label), ...scope }));
}
