import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { Unauthenticated } from './errors';
import { type Requester, requesterOf } from './roles';

/** Asymmetric signatures only: a public key must never pass for a shared secret. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];

/** How long a signature that was verified is not verified again, in milliseconds; a key set is believed for ten minutes anyway. */
const REMEMBERED_MS = 10_000;

/** Tokens remembered at once. */
const MOST = 1_000;

/** Whose word a token is, and for whom it is meant. */
export interface Issuer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
}

export interface VerifiedToken {
  readonly requester: Requester;
  readonly claims: Readonly<JWTPayload>;
}

/** Verifies what an `Authorization` header bears; rejects with `Unauthenticated`. */
export interface VerifyBearer {
  (authorization: string | undefined): Promise<VerifiedToken>;
  /** Whether it has the issuer's keys, or can have them now. */
  hasKeys(): Promise<boolean>;
}

interface Remembered extends VerifiedToken {
  readonly at: number;
}

/**
 * Believes the issuer's keys alone. What it remembers of a token is found by that token's digest and nothing else, and is
 * that it was signed: whether it is valid now is asked each time, and nothing of what its bearer may see is kept.
 */
export function bearerVerifier({ issuer, jwksUri, audience }: Issuer): VerifyBearer {
  const keys = createRemoteJWKSet(new URL(jwksUri));
  const remembered = new Map<string, Remembered>();

  const verified = async (token: string): Promise<Remembered> => {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ALGORITHMS }).catch(() => {
      throw new Unauthenticated('the token is unknown, expired or wrongly signed');
    });
    const requester = requesterOf(payload);
    if (!requester) throw new Unauthenticated('the token names no role and organisation of this program');
    return { requester, claims: payload, at: Date.now() };
  };

  const verify = async (authorization: string | undefined): Promise<VerifiedToken> => {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new Unauthenticated('a bearer token is missing');
    const digest = createHash('sha256').update(token).digest('base64');
    const known = remembered.get(digest);
    if (known && isValidNow(known)) return known;
    remembered.delete(digest);
    const fresh = await verified(token);
    if (remembered.size >= MOST) remembered.delete(remembered.keys().next().value!);
    remembered.set(digest, fresh);
    return fresh;
  };
  const hasKeys = async () =>
    keys.fresh ||
    keys.reload().then(
      () => true,
      () => false,
    );
  return Object.assign(verify, { hasKeys });
}

/** A clock that was set back since makes it unknown, and so does a token without an end. */
function isValidNow({ at, claims: { exp = 0 } }: Remembered): boolean {
  const now = Date.now();
  return now >= at && now - at < REMEMBERED_MS && now < exp * 1_000;
}
