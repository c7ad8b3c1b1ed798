import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PERSONAS, type Role } from '@lead-graph/schema';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Whom a test token names. */
export interface Bearer {
  readonly sub: string;
  readonly role: Role;
  readonly organization: string | null;
}

/** A token issuer of a test's own: real signatures, real JWKS, no sign-in. */
export interface TestIssuer {
  readonly url: string;
  readonly jwksUri: string;
  /** A token of a persona of schema/personas.json, or of anyone. */
  tokenFor(bearer: string | Bearer): Promise<string>;
  close(): Promise<void>;
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] });
  const server = createServer((_request, response) => response.end(jwks));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    jwksUri: `${url}/jwks`,
    tokenFor: async (bearer) => {
      const { sub, role, organization } = typeof bearer === 'string' ? persona(bearer) : bearer;
      const token = new SignJWT({ role, organization }).setProtectedHeader({ alg: 'ES256', kid: 'test' });
      return token.setSubject(sub).setIssuer(url).setAudience('lead-graph').setExpirationTime('5m').sign(privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function persona(name: string): Bearer {
  const found = PERSONAS.find((each) => each.name === name);
  if (!found) throw new Error(`no persona \`${name}\` in schema/personas.json`);
  return { sub: found.name, role: found.role, organization: found.organization };
}
