import { PERSONAS } from '@lead-graph/schema';
import { startIdentityProvider } from '../src/identity/identityProvider';
import { Browser, proofKey } from './browser';
import { buildWith, type Start, verify, withProvider } from './identityFixture';

const CONSOLE = 'http://127.0.0.1:4000/';

describe('signing in to the console', () => {
  it('ends with a token of the chosen persona that says the same as one for scripts', () =>
    withProvider(startIdentityProvider, async (provider) => {
      const { code, verifier } = await signIn(provider.issuer, 'clinician-shah');
      const { access_token: token } = await exchange(provider.issuer, code, verifier);
      const { payload } = await verify(String(token), provider);
      expect(payload).toMatchObject({ sub: 'clinician-shah', role: 'BH_CLINICIAN', organization: 'desc' });
      expect(payload).toMatchObject({ name: 'Nila Shah', aud: 'lead-graph' });
    }));

  it('gives a participant a token without name and organization', () =>
    withProvider(startIdentityProvider, async (provider) => {
      const { code, verifier } = await signIn(provider.issuer, 'ada-moss');
      const { access_token: token } = await exchange(provider.issuer, code, verifier);
      const { payload } = await verify(String(token), provider);
      expect(payload).toMatchObject({ sub: 'ada-moss', role: 'PARTICIPANT' });
      expect(Object.keys(payload)).not.toEqual(expect.arrayContaining(['name']));
      expect(Object.keys(payload)).not.toEqual(expect.arrayContaining(['organization']));
    }));

  it('shows every persona, says that they are synthetic, and loads nothing from elsewhere', () =>
    withProvider(startIdentityProvider, async ({ issuer }) => {
      const { response } = await new Browser().follow(authorizeAddress(issuer, proofKey().challenge));
      const html = await response!.text();
      for (const { name, displayName } of PERSONAS) {
        expect(html).toContain(`value="${name}"`);
        expect(html).toContain(displayName);
      }
      expect(html).toContain('Everybody below is synthetic');
      expect(html).not.toMatch(/<script|<link|<img|src=|https?:/);
      expect(response!.headers.get('content-security-policy')).toContain("default-src 'none'");
    }));

  it('is not asked again in the same browser, unless the console wants another person', () =>
    withProvider(startIdentityProvider, async ({ issuer }) => {
      const { browser } = await signIn(issuer, 'officer-reyes');
      const again = authorizeAddress(issuer, proofKey().challenge);
      expect((await browser.follow(again)).address).toContain(`${CONSOLE}?code=`);
      expect((await browser.follow(`${again}&prompt=login`)).address).toContain('/sign-in/');
    }));

  it('refuses a name that is no persona, and lets the browser choose again', () =>
    withProvider(startIdentityProvider, async ({ issuer }) => {
      const browser = new Browser();
      const page = await browser.follow(authorizeAddress(issuer, proofKey().challenge));
      const refused = await browser.follow(page.address, pressed('officer-nobody'));
      expect(refused.response!.status).toBe(400);
      expect((await browser.follow(page.address, pressed('officer-reyes'))).address).toContain('?code=');
    }));

  it('is over for a browser that did not begin it', () =>
    withProvider(startIdentityProvider, async ({ issuer }) => {
      const page = await new Browser().follow(authorizeAddress(issuer, proofKey().challenge));
      const stranger = await new Browser().open(page.address, pressed('officer-reyes'));
      expect(stranger.status).toBe(400);
      expect(await stranger.text()).toContain('This sign-in has ended.');
    }));
});

describe('a code', () => {
  it('is worth a token once', () =>
    withProvider(startIdentityProvider, async ({ issuer }) => {
      const { code, verifier } = await signIn(issuer, 'officer-reyes');
      expect(await exchange(issuer, code, verifier)).toHaveProperty('access_token');
      expect(await exchange(issuer, code, verifier)).toMatchObject({ error: 'invalid_grant' });
    }));

  it('is worth nothing to whoever does not know its verifier', () =>
    withProvider(startIdentityProvider, async ({ issuer }) => {
      const { code } = await signIn(issuer, 'officer-reyes');
      expect(await exchange(issuer, code, proofKey().verifier)).toMatchObject({ error: 'invalid_grant' });
    }));

  const needsAChallenge = (start: Start): Promise<void> =>
    withProvider(start, async ({ issuer }) => {
      const { address } = await new Browser().follow(authorizeAddress(issuer, null));
      expect(new URL(address).searchParams.get('error')).toBe('invalid_request');
    });

  it('is not given without a challenge', () => needsAChallenge(startIdentityProvider));

  it('is not given without a challenge (sabotaged: PKCE is left to the client)', async () => {
    const sabotaged = buildConfigured({ pkce: { required: () => false } });
    await expect(needsAChallenge(sabotaged)).rejects.toThrow('invalid_request');
  });

  const staysWithTheConsole = (start: Start): Promise<void> =>
    withProvider(start, async ({ issuer }) => {
      const elsewhere = authorizeAddress(issuer, proofKey().challenge, 'http://127.0.0.1:4999/');
      const { address, response } = await new Browser().follow(elsewhere);
      expect(address).toBe(elsewhere);
      expect(response!.status).toBe(400);
    });

  it('is sent to no address but the console', () => staysWithTheConsole(startIdentityProvider));

  it('is sent to no address but the console (sabotaged: another is registered)', async () => {
    const sabotaged: Start = (options) =>
      startIdentityProvider({ ...options, consoleAddresses: [CONSOLE, 'http://127.0.0.1:4999/'] });
    await expect(staysWithTheConsole(sabotaged)).rejects.toThrow('/sign-in/');
  });

  const isKeptFromOtherPages = (start: Start): Promise<void> =>
    withProvider(start, async ({ issuer }) => {
      const { code, verifier } = await signIn(issuer, 'officer-reyes');
      const answer = await exchange(issuer, code, verifier, 'http://127.0.0.1:4999');
      expect(answer).toMatchObject({ error: 'invalid_request' });
    });

  it('is not exchanged by a page of another origin', () => isKeptFromOtherPages(startIdentityProvider));

  it('is not exchanged by a page of another origin (sabotaged: any origin may)', async () => {
    const sabotaged = buildConfigured({ clientBasedCORS: () => true });
    await expect(isKeptFromOtherPages(sabotaged)).rejects.toThrow('invalid_request');
  });
});

type Configuration = typeof import('../src/identity/configuration');

function buildConfigured(changes: object): Start {
  return buildWith('configuration', ({ providerConfiguration }: Configuration) => ({
    providerConfiguration: (parts: never) => ({ ...providerConfiguration(parts), ...changes }),
  }));
}

function authorizeAddress(issuer: string, challenge: string | null, redirect = CONSOLE): string {
  const address = new URL('/auth', issuer);
  const question = { client_id: 'lead-console', response_type: 'code', scope: 'openid', redirect_uri: redirect };
  address.search = new URLSearchParams({ ...question, state: 'kept' }).toString();
  if (challenge === null) return address.href;
  address.searchParams.set('code_challenge', challenge);
  address.searchParams.set('code_challenge_method', 'S256');
  return address.href;
}

function pressed(persona: string): RequestInit {
  return { method: 'POST', body: new URLSearchParams({ persona }) };
}

async function signIn(issuer: string, persona: string): Promise<{ browser: Browser; code: string; verifier: string }> {
  const browser = new Browser();
  const { verifier, challenge } = proofKey();
  const page = await browser.follow(authorizeAddress(issuer, challenge));
  const { address } = await browser.follow(page.address, pressed(persona));
  const { origin, searchParams } = new URL(address);
  expect({ origin, state: searchParams.get('state') }).toEqual({ origin: new URL(CONSOLE).origin, state: 'kept' });
  return { browser, verifier, code: searchParams.get('code') ?? '' };
}

async function exchange(
  issuer: string,
  code: string,
  verifier: string,
  origin = 'http://127.0.0.1:4000',
): Promise<Record<string, unknown>> {
  const form = { grant_type: 'authorization_code', client_id: 'lead-console', redirect_uri: CONSOLE };
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({ ...form, code, code_verifier: verifier }),
  });
  const allowed = response.headers.get('access-control-allow-origin');
  if (response.ok) expect(allowed).toBe(origin);
  return (await response.json()) as Record<string, unknown>;
}
