import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERSONAS, type Role } from '@lead-graph/schema';
import { identityConfig } from '../src/identity/config';
import { startIdentityProvider } from '../src/identity/identityProvider';
import { tokenFor } from '../src/identity/tokenFor';
import { buildWith, type Start, verify, withFolder, withProvider } from './identityFixture';

const ROOT = join(__dirname, '../..');

describe('the provider on its own', () => {
  it(
    'starts without a warning, gives tokens, tells no secret, and stops when told to',
    () =>
      withFolder(async (keysFolder) => {
        const program = run({ IDENTITY_PORT: '0', IDENTITY_KEYS_FOLDER: keysFolder });
        const issuer = await program.issuer;
        const token = await tokenFor(issuer, keysFolder, 'officer-reyes');
        await expect(verify(token, { issuer, jwksUri: `${issuer}/jwks` })).resolves.toHaveProperty('payload.sub');
        program.child.kill('SIGTERM');

        const { code, output, errors } = await program.ended;
        expect({ code, errors }).toEqual({ code: 0, errors: '' });
        expect(output).toMatch(
          /^identity {3}http:\/\/127\.0\.0\.1:\d+ {3}\d+ synthetic people, for development only\n$/,
        );
        const secrets = JSON.parse(readFileSync(join(keysFolder, 'persona-secrets.json'), 'utf8'));
        for (const secret of [token, ...Object.values<string>(secrets)]) expect(output).not.toContain(secret);
      }),
    20_000,
  );

  it(
    'ends with a sentence, not a stack, in production',
    () =>
      withFolder(async (keysFolder) => {
        const { code, output, errors } = await run({ LEAD_ENV: 'production', IDENTITY_KEYS_FOLDER: keysFolder }).ended;
        expect({ code, output }).toEqual({ code: 3, output: '' });
        expect(errors).toMatch(/^IDENTITY_DEVELOPMENT_ONLY: the local identity provider .*\n$/);
      }),
    20_000,
  );
});

describe('startIdentityProvider', () => {
  afterEach(() => {
    delete process.env.LEAD_ENV;
  });

  const refusesProduction = async (start: Start): Promise<void> => {
    process.env.LEAD_ENV = 'production';
    const started = withProvider(start, async () => {});
    await expect(started).rejects.toMatchObject({ code: 'IDENTITY_DEVELOPMENT_ONLY' });
  };

  it('refuses production', () => refusesProduction(startIdentityProvider));

  it('refuses production (sabotaged: nothing is production)', async () => {
    const sabotaged = buildWith('config', () => ({ inProduction: () => false }));
    await expect(refusesProduction(sabotaged)).rejects.toThrow('resolved instead of rejected');
  });

  it('says which address is taken', () =>
    withProvider(startIdentityProvider, async ({ issuer }) => {
      const port = Number(new URL(issuer).port);
      const second = withProvider(startIdentityProvider, async () => {}, { port });
      await expect(second).rejects.toThrow(`can not listen on \`127.0.0.1:${port}\` (EADDRINUSE)`);
    }));

  it.each([
    [{ name: 'Officer Reyes' }, 'is not a kebab-case name'],
    [{ name: 'lead-console' }, 'has a name that is taken'],
    [{ role: 'SHERIFF' as Role }, 'has a role that schema/src/roles.ts lacks'],
    [{ organization: null }, 'needs an organization exactly if it is no participant or representative'],
  ])('refuses a persona with %j', async (wrong, reason) => {
    const personas = [{ ...PERSONAS[0]!, ...wrong }];
    await expect(withProvider(startIdentityProvider, async () => {}, { personas })).rejects.toThrow(reason);
  });
});

describe('identityConfig', () => {
  it('has a default for everything but the issuer', () => {
    const config = { port: 4010, host: '127.0.0.1', issuer: undefined, keysFolder: '.lead/identity' };
    expect(identityConfig({})).toEqual(config);
  });

  it.each([
    ['IDENTITY_PORT', '65536'],
    ['IDENTITY_PORT', 'http'],
    ['IDENTITY_ISSUER', 'localhost'],
    ['IDENTITY_ISSUER', 'https://example.org/tenant'],
  ])('refuses %s=%s', (setting, text) => {
    expect(() => identityConfig({ [setting]: text })).toThrow(`\`${setting}\` is \`${text}\`; expected`);
  });
});

interface Program {
  readonly child: ChildProcess;
  readonly issuer: Promise<string>;
  readonly ended: Promise<{ code: number | null; output: string; errors: string }>;
}

function run(settings: Record<string, string>): Program {
  const program = ['-r', '@swc-node/register', join(ROOT, 'gateway/src/identity/main.ts')];
  const child = spawn(process.execPath, program, { cwd: ROOT, env: { PATH: process.env.PATH, ...settings } });
  let output = '';
  let errors = '';
  const issuer = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const address = /http:\S+/.exec(output)?.[0];
      if (address) resolve(address);
    });
    child.once('close', () => reject(new Error(`the provider ended: ${errors}`)));
  });
  issuer.catch(() => {});
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return { child, issuer, ended: once(child, 'close').then(([code]) => ({ code, output, errors })) };
}
