import { type Requester, requesterOf, Unauthenticated } from '@lead-graph/schema';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { SubgraphConfig } from './config';

/** Verifies a user's own token: who asks is nobody's word but the issuer's. */
export interface VerifyToken {
  (authorization: string): Promise<Requester>;
  /** Whether it has the issuer's keys, or can have them now. */
  hasKeys(): Promise<boolean>;
}

export function tokenVerifier(config: Pick<SubgraphConfig, 'issuer' | 'jwksUri' | 'audience'>): VerifyToken {
  const keys = createRemoteJWKSet(new URL(config.jwksUri));
  const verify = async (authorization: string) => {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization)?.[1];
    if (!token) throw new Unauthenticated('the token is not a bearer token');
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.issuer,
      audience: config.audience,
      algorithms: ['ES256', 'RS256', 'PS256', 'EdDSA'],
    }).catch(() => {
      throw new Unauthenticated('the token is not valid');
    });
    const requester = requesterOf(payload);
    if (!requester) throw new Unauthenticated('the token names no role and organisation of this program');
    return requester;
  };
  return Object.assign(verify, { hasKeys: async () => keys.fresh || keys.reload().then(() => true) });
}
