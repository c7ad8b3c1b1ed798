import {
  bearerVerifier,
  type Issuer,
  mayClaim,
  LeadError,
  type Purpose,
  purposeOf,
  type Requester,
  STANDING,
  type VerifyBearer,
} from '@lead-graph/schema';
import type { IncomingHttpHeaders } from 'node:http';

export interface Authenticate extends Pick<VerifyBearer, 'hasKeys'> {
  (authorization: string | undefined): Promise<Authenticated>;
}

export interface Authenticated {
  readonly requester: Requester;
  /** The app the token was given to; null where the token names none, or two. */
  readonly client: string | null;
}

/** Verifies a bearer token against the issuer's keys. */
export function authenticator(issuer: Issuer): Authenticate {
  const verify = bearerVerifier(issuer);
  const authenticate = async (authorization: string | undefined) => {
    const { requester, claims } = await verify(authorization);
    return { requester, client: clientOf(claims) };
  };
  return Object.assign(authenticate, { hasKeys: verify.hasKeys });
}

function clientOf(claims: Readonly<Record<string, unknown>>): string | null {
  const [first, other] = [claims.azp, claims.client_id].filter((name) => name !== undefined);
  return typeof first === 'string' && (other === undefined || other === first) ? first : null;
}

/** The purpose the header claims, once, of those the requester's role allows. */
export function claimedPurpose(headers: IncomingHttpHeaders, requester: Requester): Purpose {
  const given = headers['purpose-of-use'];
  if (typeof given !== 'string' || given === '')
    throw new LeadError('PURPOSE_REQUIRED', 'the `Purpose-Of-Use` header is missing', {
      allowed: STANDING[requester.role].purposes,
    });
  const purpose = purposeOf(given);
  if (!purpose)
    throw new LeadError('PURPOSE_UNKNOWN', 'the `Purpose-Of-Use` header is not one known code', {
      allowed: STANDING[requester.role].purposes,
    });
  if (!mayClaim(requester, purpose))
    throw new LeadError('PURPOSE_NOT_ALLOWED', `purpose \`${purpose}\` may not be claimed by this role`, {
      allowed: STANDING[requester.role].purposes,
    });
  return purpose;
}
