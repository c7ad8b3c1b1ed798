import { createHmac, randomUUID } from 'node:crypto';
import { sealProof, type SubgraphContext } from '@lead-graph/kit';
import {
  CATEGORIES_BEHIND,
  type DataCategory,
  DisclosureGround,
  type Grant,
  Implication,
  type Keyring,
  type ProofClaims,
  type RecordAgency,
  Recipient,
} from '@lead-graph/schema';
import { type Decided, permits } from './decisions';
import type { Ground, Permit } from '../engine/decision';

/** What one agency is told of one participant: its reference and its proof, which belong together. */
export interface AgencyProof {
  readonly reference: string;
  readonly proof: string;
}

/**
 * Seals the permitted categories of one agency. Where all of them are denied the reference is thrown away
 * after use: an owner learns nothing of a question it may not answer. Never throws: what can't be decided is a denial.
 */
export function proofFor(agency: RecordAgency, decided: Decided, context: SubgraphContext): AgencyProof {
  const ring = context.config.proofKeys[agency.name]!;
  const grants = grantsFor(agency, decided, ring);
  const permitted = Object.keys(grants).length > 0;
  const reference = (permitted && decided.standing.references[agency.name]) || randomUUID();
  const { organization, role, id } = context.requester!;
  const { recipient, purpose } = decided.question;
  const claims: ProofClaims = {
    reference,
    operation: context.call.operations?.[agency.name] ?? '',
    purpose,
    requester: { recipient, organization, role, id: recipient === Recipient.SELF ? null : id },
    issuedAt: Math.floor(Date.now() / 1000),
    grants,
    implications: permitted ? implicationsOf(decided) : [],
  };
  return { reference, proof: sealProof(claims, ring) };
}

function grantsFor(agency: RecordAgency, { decisions }: Decided, ring: Keyring): Partial<Record<DataCategory, Grant>> {
  const permits = agency.categories
    .map((category) => decisions.get(category))
    .filter((decision): decision is Permit => decision?.effect === 'PERMIT');
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    if (!names.has(id)) names.set(id, basisName(id, ring));
    return names.get(id)!;
  };
  return Object.fromEntries(permits.map((permit) => [permit.category, grantOf(permit, nameOf)]));
}

function grantOf({ rule, grounds, obligations, scopes }: Permit, nameOf: (id: string) => string): Grant {
  const bases = grounds.flatMap((ground) => (ground.id === null ? [] : [nameOf(ground.id)]));
  return { rule: rule.id, bases, grounds: [...new Set(grounds.map(disclosedOn))], obligations, scopes };
}

function disclosedOn({ kind, byClass }: Ground): DisclosureGround {
  return byClass ? DisclosureGround.GENERAL_DESIGNATION : DisclosureGround[kind];
}

/** An agency's own name for a basis, so that two agencies cannot join by it. */
export function basisName(id: string, ring: Keyring): string {
  return createHmac('sha256', ring[0].secret).update(`basis ${id}`).digest('base64url').slice(0, 22);
}

function implicationsOf(decided: Decided): Implication[] {
  return Object.values(Implication).filter((implication) => permits(decided, ...CATEGORIES_BEHIND[implication]));
}
