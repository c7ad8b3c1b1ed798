import {
  mayClaim,
  LeadError,
  type Purpose,
  purposeOf,
  type Requester,
  requesterOf,
  STANDING,
  Unauthenticated,
} from '@lead-graph/schema';
import type { IncomingHttpHeaders } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { GatewayConfig } from './config';

/** Asymmetric signatures only: a public key must never pass for a shared secret. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];

export interface Authenticate {
  (authorization: string | undefined): Promise<Authenticated>;
  /** Whether it has the issuer's keys, or can have them now. */
  hasKeys(): Promise<boolean>;
}

export interface Authenticated {
  readonly requester: Requester;
  /** The app the token was given to; null where the token names none, or two. */
  readonly client: string | null;
}

/** Verifies a bearer token against the issuer's keys. */
export function authenticator(config: Pick<GatewayConfig, 'issuer' | 'jwksUri' | 'audience'>): Authenticate {
  const keys = createRemoteJWKSet(new URL(config.jwksUri));
  const authenticate = async (authorization: string | undefined) => {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new Unauthenticated('a bearer token is missing');
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.issuer,
      audience: config.audience,
      algorithms: ALGORITHMS,
    }).catch(() => {
      throw new Unauthenticated('the token is unknown, expired or wrongly signed');
    });
    const requester = requesterOf(payload);
    if (!requester) throw new Unauthenticated('the token names no role and organisation of this program');
    return { requester, client: clientOf(payload) };
  };
  const hasKeys = async () =>
    keys.fresh ||
    keys.reload().then(
      () => true,
      () => false,
    );
  return Object.assign(authenticate, { hasKeys });
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
