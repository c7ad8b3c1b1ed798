import { startTestIssuer, type TestIssuer } from '../src/testing';
import { bearerVerifier, type VerifyBearer } from '@lead-graph/schema';
import { subtle } from 'node:crypto';

let issuer: TestIssuer;
let verify: VerifyBearer;
let authorization: string;
let verifications: jest.SpyInstance;

beforeEach(async () => {
  issuer = await startTestIssuer();
  verify = bearerVerifier({ issuer: issuer.url, jwksUri: issuer.jwksUri, audience: 'lead-graph' });
  authorization = `Bearer ${await issuer.tokenFor('case-manager-ito')}`;
  verifications = jest.spyOn(subtle, 'verify');
});
afterEach(async () => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  await issuer.close();
});

/** All but the clock goes on as it does. */
const REAL = [
  'nextTick',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'queueMicrotask',
  'performance',
  'hrtime',
] as const;

const setClock = (now: number) => jest.useFakeTimers({ doNotFake: [...REAL], now });

describe('a token that was verified', () => {
  it('is not verified again for some seconds, and then is', async () => {
    const { requester } = await verify(authorization);
    expect((await verify(authorization)).requester).toEqual(requester);
    expect(verifications).toHaveBeenCalledTimes(1);
    setClock(Date.now() + 10_001);
    await verify(authorization);
    expect(verifications).toHaveBeenCalledTimes(2);
  });

  it('is verified again where the clock was set back', async () => {
    await verify(authorization);
    setClock(Date.now() - 1_000);
    await verify(authorization);
    expect(verifications).toHaveBeenCalledTimes(2);
  });

  it('is refused from the second on in which it ends', async () => {
    const { claims } = await verify(authorization);
    setClock(claims.exp! * 1_000 - 5_000);
    await verify(authorization);
    setClock(claims.exp! * 1_000);
    await expect(verify(authorization)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('vouches for no other: one letter of its signature changed, and it is unknown', async () => {
    await verify(authorization);
    const changed = `${authorization.slice(0, -3)}AAA`;
    await expect(verify(changed)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect((await verify(`Bearer ${await issuer.tokenFor('rosa-quinn')}`)).requester.id).toBe('rosa-quinn');
  });
});
