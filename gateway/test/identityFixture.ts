import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSONAS } from '@lead-graph/schema';
import { createRemoteJWKSet, type JWTVerifyResult, jwtVerify } from 'jose';
import type { IdentityOptions, IdentityProvider } from '../src/identity/identityProvider';

export type Start = typeof import('../src/identity/identityProvider').startIdentityProvider;

/** The start function of a build in which `sabotaged` replaces exports of one file of src/identity. */
export function buildWith<T extends object>(file: string, sabotaged: (actual: T) => object): Start {
  let start: Start | undefined;
  jest.isolateModules(() => {
    const path = join(__dirname, '../src/identity', file);
    const actual = jest.requireActual<T>(path);
    jest.doMock(path, () => ({ ...actual, ...sabotaged(actual) }));
    start = require('../src/identity/identityProvider').startIdentityProvider;
    jest.dontMock(path);
  });
  return start!;
}

/** Runs `story` against a provider on a free port with a keys folder of its own, and cleans both up. */
export async function withProvider(
  start: Start,
  story: (provider: IdentityProvider, keysFolder: string) => Promise<void>,
  options: Partial<IdentityOptions> = {},
): Promise<void> {
  await withFolder(async (keysFolder) => {
    const provider = await start({ port: 0, keysFolder, personas: PERSONAS, ...options });
    try {
      await story(provider, keysFolder);
    } finally {
      await provider.stop();
    }
  });
}

export async function withFolder(story: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-identity-'));
  try {
    await story(join(folder, 'keys'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As a gateway would: keys from the network, and nothing but an access token for this graph from this issuer. */
export function verify(token: string, { issuer, jwksUri }: Omit<IdentityProvider, 'stop'>): Promise<JWTVerifyResult> {
  const keys = createRemoteJWKSet(new URL(jwksUri));
  return jwtVerify(token, keys, { issuer, audience: 'lead-graph', typ: 'at+jwt', algorithms: ['ES256'] });
}
