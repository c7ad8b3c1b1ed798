import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PERSONAS } from '@lead-graph/schema';
import { decodeProtectedHeader } from 'jose';
import { startIdentityProvider } from '../src/identity/identityProvider';
import { tokenFor } from '../src/identity/tokenFor';
import { buildWith, type Start, verify, withFolder, withProvider } from './identityFixture';

const EIGHT_HOURS = 8 * 60 * 60;

describe('a token of a persona', () => {
  it('verifies against the published keys and says who, in which role, of which organization', () =>
    withProvider(startIdentityProvider, async (provider, keysFolder) => {
      const token = await tokenFor(provider.issuer, keysFolder, 'officer-reyes');
      const { payload } = await verify(token, provider);
      expect(payload).toMatchObject({ sub: 'officer-reyes', role: 'POLICE_OFFICER', organization: 'spd' });
      expect(payload).toMatchObject({ aud: 'lead-graph', iss: provider.issuer, name: 'Ana Reyes' });
      expect(payload.exp! - payload.iat!).toBe(EIGHT_HOURS);
      expect(payload.jti).toMatch(/.{20,}/);
      expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    }));

  it('can be had for every persona, each with the role that schema/personas.json gives', () =>
    withProvider(startIdentityProvider, async (provider, keysFolder) => {
      for (const { name, role } of PERSONAS) {
        const { payload } = await verify(await tokenFor(provider.issuer, keysFolder, name), provider);
        expect(payload).toMatchObject({ sub: name, role });
      }
    }));

  const saysLittleOfParticipants = (start: Start): Promise<void> =>
    withProvider(start, async (provider, keysFolder) => {
      const { payload } = await verify(await tokenFor(provider.issuer, keysFolder, 'rosa-quinn'), provider);
      expect(Object.keys(payload).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'role', 'sub']);
    });

  it('says of a participant the role and nothing else', () => saysLittleOfParticipants(startIdentityProvider));

  it('says of a participant the role and nothing else (sabotaged: the claims name everybody)', async () => {
    const sabotaged = buildWith('claims', () => ({ claimsOf: () => ({ role: 'PARTICIPANT', name: 'Rosa Quinn' }) }));
    await expect(saysLittleOfParticipants(sabotaged)).rejects.toThrow('"name"');
  });

  const refusesAnothersSecret = (start: Start): Promise<void> =>
    withProvider(start, async ({ issuer }, keysFolder) => {
      const secret = secretsIn(keysFolder)['officer-reyes'];
      expect(await ask(issuer, 'officer-reyes', secret)).toHaveProperty('access_token');
      expect(await ask(issuer, 'prosecutor-lee', secret)).toMatchObject({ error: 'invalid_client' });
    });

  it('is not given for the secret of another persona', () => refusesAnothersSecret(startIdentityProvider));

  it('is not given for the secret of another persona (sabotaged: all have the same)', async () => {
    const sabotaged = buildWith('clients', ({ personaClient }: Clients) => ({
      personaClient: (persona: never, secrets: Record<string, string>) => ({
        ...personaClient(persona, secrets),
        client_secret: secrets['officer-reyes'],
      }),
    }));
    await expect(refusesAnothersSecret(sabotaged)).rejects.toThrow('invalid_client');
  });

  it('is not given for anything but this graph', () =>
    withProvider(startIdentityProvider, async ({ issuer }, keysFolder) => {
      const answer = await ask(issuer, 'officer-reyes', secretsIn(keysFolder)['officer-reyes'], 'urn:other');
      expect(answer).toMatchObject({ error: 'invalid_target' });
    }));
});

describe('tokenFor', () => {
  it('names the personas there are when asked for one there is not', () =>
    withProvider(startIdentityProvider, async ({ issuer }, keysFolder) => {
      await expect(tokenFor(issuer, keysFolder, 'officer-nobody')).rejects.toMatchObject({
        code: 'PERSONA_UNKNOWN',
        message: expect.stringMatching(/^no persona `officer-nobody`; expected one of officer-reyes, deputy-hale, /),
      });
      await expect(tokenFor(issuer, keysFolder, 'toString')).rejects.toMatchObject({ code: 'PERSONA_UNKNOWN' });
    }));

  it('says what to do when no provider ever started, or none answers', () =>
    withFolder(async (keysFolder) => {
      const neverStarted = tokenFor('http://127.0.0.1:1', keysFolder, 'officer-reyes');
      await expect(neverStarted).rejects.toThrow('run `npm start`');

      const provider = await startIdentityProvider({ port: 0, keysFolder, personas: PERSONAS });
      await provider.stop();
      const stopped = tokenFor(provider.issuer, keysFolder, 'officer-reyes');
      await expect(stopped).rejects.toMatchObject({ code: 'IDENTITY_UNREACHABLE' });
    }));

  it('says so when the provider has other keys', () =>
    withProvider(startIdentityProvider, ({ issuer }) =>
      withProvider(startIdentityProvider, async (_other, keysFolder) => {
        await expect(tokenFor(issuer, keysFolder, 'officer-reyes')).rejects.toMatchObject({ code: 'PERSONA_REFUSED' });
      }),
    ));
});

describe('keys', () => {
  it('survive a restart: an old token stays good, an old secret stays, a new persona gets one', () =>
    withFolder(async (keysFolder) => {
      const first = await startIdentityProvider({ port: 0, keysFolder, personas: PERSONAS.slice(0, 3) });
      const token = await tokenFor(first.issuer, keysFolder, 'officer-reyes');
      const before = secretsIn(keysFolder);
      await first.stop();

      const port = Number(new URL(first.issuer).port);
      const second = await startIdentityProvider({ port, keysFolder, personas: PERSONAS });
      await expect(verify(token, second)).resolves.toHaveProperty('payload.sub', 'officer-reyes');
      expect(await tokenFor(second.issuer, keysFolder, 'theo-lind')).toMatch(/^ey/);
      expect(secretsIn(keysFolder)).toMatchObject(before);
      await second.stop();
    }));

  it('of one folder are not those of another', () =>
    withProvider(startIdentityProvider, ({ jwksUri }) =>
      withProvider(startIdentityProvider, async (other, keysFolder) => {
        const foreign = await tokenFor(other.issuer, keysFolder, 'officer-reyes');
        await expect(verify(foreign, { ...other, jwksUri })).rejects.toThrow('no applicable key found');
      }),
    ));

  const areTheOwnersAlone = (start: Start): Promise<void> =>
    withProvider(start, async (_provider, keysFolder) => {
      const modes = readdirSync(keysFolder).map((name) => statSync(join(keysFolder, name)).mode & 0o777);
      expect(modes).toEqual([0o600, 0o600, 0o600]);
    });

  it('are readable by their owner alone', () => areTheOwnersAlone(startIdentityProvider));

  it('are readable by their owner alone (sabotaged: files are written as any other)', async () => {
    const write = (file: string, content: unknown) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(content));
      chmodSync(file, 0o644);
    };
    const sabotaged = buildWith('privateFile', () => ({ createPrivate: write, replacePrivate: write }));
    await expect(areTheOwnersAlone(sabotaged)).rejects.toThrow(`${0o644}`);
  });

  it('that are broken stop the start and name the file to delete', () =>
    withFolder(async (keysFolder) => {
      mkdirSync(keysFolder);
      writeFileSync(join(keysFolder, 'signing-keys.json'), '{}');
      const started = startIdentityProvider({ port: 0, keysFolder, personas: PERSONAS });
      await expect(started).rejects.toMatchObject({ code: 'IDENTITY_KEYS_UNREADABLE' });
    }));
});

type Clients = typeof import('../src/identity/clients');

function secretsIn(keysFolder: string): Record<string, string> {
  return JSON.parse(readFileSync(join(keysFolder, 'persona-secrets.json'), 'utf8'));
}

async function ask(issuer: string, name: string, secret = '', resource = 'urn:lead-graph'): Promise<unknown> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
  });
  return response.json();
}
