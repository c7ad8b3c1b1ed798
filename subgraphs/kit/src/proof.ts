import {
  CLOCK_TOLERANCE_SECONDS,
  type CallClaims,
  type Keyring,
  log,
  type ProofClaims,
  seal,
  unseal,
} from '@lead-graph/schema';
import { NOTHING, type Reading, readingFromProof } from './reading';

/** Seals what the core decided for one agency about one person. About 3 microseconds. */
export function sealProof(claims: ProofClaims, ring: Keyring): string {
  return seal(claims, ring);
}

/**
 * What a proof is worth to this call: nothing, unless the core made it for this agency, this person and this
 * operation. Never throws: whatever is wrong with a proof is a denial.
 */
export function readingOf(proof: unknown, reference: unknown, call: CallClaims, ring: Keyring): Reading {
  const claims = unseal(proof, ring) as ProofClaims | null;
  if (claims === null || typeof reference !== 'string') return NOTHING;
  const bound =
    claims.reference === reference && claims.operation === call.operation && claims.purpose === call.purpose;
  const fresh = Math.abs(Date.now() / 1000 - claims.issuedAt) <= CLOCK_TOLERANCE_SECONDS;
  if (bound && !fresh) log({ event: 'proof of another time' });
  return bound && fresh ? readingFromProof(claims) : NOTHING;
}
