import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { Graph } from '@lead-graph/kit/graph';
import { decodeJwt, exportJWK, SignJWT } from 'jose';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that somebody made who is not the issuer. */
export async function forgedTokens(
  { configs }: Pick<Graph, 'configs'>,
  genuine: string,
): Promise<readonly (readonly [story: string, token: string])[]> {
  const [head, payload, signature] = genuine.split('.') as [string, string, string];
  const claims = decodeJwt(genuine);
  const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string };
  const { keys } = (await (await fetch(Object.values(configs)[0]!.jwksUri)).json()) as { keys: object[] };
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = (header: object = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid, ...header }).sign(own.privateKey);
  const shared = `${encoded({ alg: 'HS256', kid })}.${payload}`;
  return [
    ['unsigned', `${encoded({ alg: 'none' })}.${payload}.`],
    ['unsigned, with a signature', `${encoded({ alg: 'none', kid })}.${payload}.${signature}`],
    [
      'signed with the public key',
      `${shared}.${createHmac('sha256', JSON.stringify(keys[0])).update(shared).digest('base64url')}`,
    ],
    ['of another role', `${head}.${encoded({ ...claims, role: 'PROGRAM_ADMINISTRATOR' })}.${signature}`],
    ['of another person', `${head}.${encoded({ ...claims, sub: 'rosa-quinn', role: 'PARTICIPANT' })}.${signature}`],
    ['signed with a key of their own', await signed()],
    ['that brings its key', await signed({ jwk: await exportJWK(own.publicKey) })],
    ['that says where its key is', await signed({ jku: 'http://127.0.0.1:1/jwks' })],
    ['without a signature', `${head}.${payload}`],
    ['that is empty', ''],
  ];
}
