import {
  CLOCK_TOLERANCE_SECONDS,
  type CallClaims,
  digestOf,
  type Keyring,
  Unauthenticated,
  unseal,
} from '@lead-graph/schema';
import type { OperationWindow } from './operationWindow';

/** Header in which the gateway's sealed claims travel. */
export const CALL_HEADER = 'lead-call';

/** Checks that this call is the gateway's, for this audience, fresh, unaltered and not seen before. */
export function verifyCall(
  sealed: unknown,
  body: string | Buffer,
  audience: string,
  keys: Keyring,
  window: OperationWindow,
): CallClaims {
  const claims = claimsFor(audience, sealed, keys);
  if (claims.digest !== digestOf(body)) throw new Unauthenticated('this call was sealed for another body');
  if (!window.admits(claims.operation, claims.call, performance.now()))
    throw new Unauthenticated('this call was made before');
  return claims;
}

/** What was sealed for this audience, lately; that it is this body's, and once, is still to be shown. */
export function claimsFor(audience: string, sealed: unknown, keys: Keyring): CallClaims {
  const claims = unseal(sealed, keys) as CallClaims | null;
  if (!claims || claims.audience !== audience)
    throw new Unauthenticated('this call is not authenticated for this subgraph');
  if (Math.abs(Date.now() / 1000 - claims.issuedAt) > CLOCK_TOLERANCE_SECONDS)
    throw new Unauthenticated('this call is too old');
  return claims;
}
