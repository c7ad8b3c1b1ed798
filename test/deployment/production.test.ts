import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { configFromEnvironment as gatewayConfig } from '@lead-graph/gateway';
import { configFromEnvironment as subgraphConfig, type SubgraphConfig } from '@lead-graph/kit';
import { AGENCIES, COUNTED_AGENCIES, RECORD_AGENCIES } from '@lead-graph/schema';

const ROOT = join(__dirname, '../..');
const upper = (name: string): string => name.toUpperCase().replaceAll('-', '_');

/** Runs the command line; what it prints. */
function leadgraph(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['subgraphs/kit/cli/leadgraph.js', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Rings as a data folder on a developer's machine has them. */
let development: Record<'calls' | 'proofs' | 'counts', Record<string, string>>;
/** Rings as `leadgraph secrets` prints them. */
let secrets: Record<string, string>;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-production-'));
  leadgraph('keys', 'rotate', '--folder', folder);
  development = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'));
  secrets = JSON.parse(leadgraph('secrets', '--json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const common = (env: 'production' | 'development', change: object = {}) => ({
  LEAD_ENV: env,
  OIDC_ISSUER: 'https://issuer.example',
  OIDC_JWKS_URI: 'https://issuer.example/jwks',
  DATABASE_URL: 'postgres://x:y@127.0.0.1/x',
  LEDGER_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  LEDGER_PUBLIC_KEYS: `housing=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`,
  ...change,
});

type Rings = 'development' | 'production';
const gatewayRings = (rings: Rings) =>
  Object.fromEntries(
    AGENCIES.map(({ name }) => {
      const setting = `CALL_KEYS_${upper(name)}`;
      return [setting, rings === 'production' ? secrets[setting] : development.calls[name]];
    }),
  );
const coreRings = (rings: Rings) =>
  Object.fromEntries(
    RECORD_AGENCIES.map(({ name }) => {
      const setting = `PROOF_KEYS_${upper(name)}`;
      return [setting, rings === 'production' ? secrets[setting] : development.proofs[name]];
    }),
  );

const counterRings = (rings: Rings) =>
  Object.fromEntries(
    COUNTED_AGENCIES.map(({ name }) => {
      const setting = `COUNT_KEYS_${upper(name)}`;
      return [setting, rings === 'production' ? secrets[setting] : development.counts[name]];
    }),
  );

const READERS = [
  ['the gateway', (env: object, rings: Rings) => gatewayConfig({ ...env, ...gatewayRings(rings) })],
  [
    'an agency',
    (env: object, rings: Rings) =>
      subgraphConfig('housing', {
        CALL_KEYS: secrets.CALL_KEYS_HOUSING,
        COUNT_KEYS: secrets.COUNT_KEYS_HOUSING,
        PROOF_KEYS: rings === 'production' ? secrets.PROOF_KEYS_HOUSING : development.proofs.housing,
        ...env,
      }),
  ],
  [
    'an agency, to the counter,',
    (env: object, rings: Rings) =>
      subgraphConfig('housing', {
        CALL_KEYS: secrets.CALL_KEYS_HOUSING,
        PROOF_KEYS: secrets.PROOF_KEYS_HOUSING,
        COUNT_KEYS: rings === 'production' ? secrets.COUNT_KEYS_HOUSING : development.counts.housing,
        ...env,
      }),
  ],
  [
    'the core',
    (env: object, rings: Rings) => subgraphConfig('participants', { ...core(), ...env, ...coreRings(rings) }),
  ],
  [
    'the counter',
    (env: object, rings: Rings) => subgraphConfig('policy', { ...counter(), ...env, ...counterRings(rings) }),
  ],
] as const;

const core = () => ({
  CALL_KEYS: secrets.CALL_KEYS_PARTICIPANTS,
  COUNT_KEYS: secrets.COUNT_KEYS_PARTICIPANTS,
  RECORD_SECRET: secrets.RECORD_SECRET,
});

const counter = () => ({ CALL_KEYS: secrets.CALL_KEYS_POLICY, NOISE_SECRET: secrets.NOISE_SECRET });

describe.each(READERS)('in production %s', (_, read) => {
  it('starts with the secrets that were made for it', () => {
    expect(read(common('production'), 'production')).toMatchObject({ production: true });
  });

  it('refuses keys of a development installation, and says what to do', () => {
    expect(() => read(common('production'), 'development')).toThrow(
      /^(CALL|PROOF|COUNT)_KEYS\w* holds a development key.*leadgraph secrets/,
    );
  });

  it('takes them in development (so that the refusal can fail)', () => {
    expect(read(common('development'), 'development')).toMatchObject({ production: false });
  });

  it.each([
    ['OIDC_ISSUER', 'http://issuer.example'],
    ['OIDC_JWKS_URI', 'http://issuer.example/jwks'],
    ['OIDC_ISSUER', 'http://127.0.0.1.issuer.example'],
    ['OIDC_ISSUER', 'file:///etc/keys'],
    ['OIDC_ISSUER', 'issuer'],
  ])('refuses %s %s', (setting, address) => {
    expect(() => read(common('production', { [setting]: address }), 'production')).toThrow(
      `${setting} is not an https address`,
    );
  });

  it.each(['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010'])('takes the issuer %s', (address) => {
    const config = read(common('production', { OIDC_ISSUER: address }), 'production');
    expect(config).toMatchObject({ issuer: address });
  });
});

describe('for counting', () => {
  const settingsOf = {
    participants: () => ({ ...common('production'), ...core(), ...coreRings('production') }),
    housing: () => ({
      ...common('production'),
      CALL_KEYS: secrets.CALL_KEYS_HOUSING,
      PROOF_KEYS: secrets.PROOF_KEYS_HOUSING,
      COUNT_KEYS: secrets.COUNT_KEYS_HOUSING,
    }),
    policy: () => ({ ...common('production'), ...counter(), ...counterRings('production') }),
  };
  const short = Buffer.alloc(31, 1).toString('base64');

  it.each<[keyof typeof settingsOf, string, string, RegExp]>([
    ['participants', 'RECORD_SECRET', '', /^RECORD_SECRET is not set; subgraph `participants` needs it/],
    ['participants', 'RECORD_SECRET', short, /^RECORD_SECRET is not a secret; expected base64 of at least 32 bytes/],
    ['participants', 'COUNT_KEYS', '', /^COUNT_KEYS is not set/],
    ['housing', 'COUNT_KEYS', '', /^COUNT_KEYS is not set; subgraph `housing` needs it/],
    ['policy', 'NOISE_SECRET', '', /^NOISE_SECRET is not set; subgraph `policy` needs it/],
    ['policy', 'NOISE_SECRET', short, /^NOISE_SECRET is not a secret/],
    ['policy', 'COUNT_KEYS_HOUSING', '', /^COUNT_KEYS_HOUSING is not set/],
    ['policy', 'COUNT_URL_HOUSING', 'housing', /^COUNT_URL_HOUSING is not an address/],
  ])('%s does not start with %s=%s', (name, setting, text, refusal) => {
    expect(() => subgraphConfig(name, { ...settingsOf[name](), [setting]: text })).toThrow(refusal);
  });

  it('the core alone has the secret of records, and the counter alone that of noise and no proof', () => {
    const [participants, housing, policy] = (['participants', 'housing', 'policy'] as const).map((name) =>
      subgraphConfig(name, settingsOf[name]()),
    ) as [SubgraphConfig, SubgraphConfig, SubgraphConfig];
    expect([participants, housing, policy].map(({ recordSecret }) => recordSecret !== undefined)).toEqual([
      true,
      false,
      false,
    ]);
    expect([participants, housing, policy].map(({ counting }) => counting !== undefined)).toEqual([false, false, true]);
    expect(Object.keys(policy.counting!.keys)).toEqual(COUNTED_AGENCIES.map(({ name }) => name));
    expect([policy.proofKeys, policy.countKeys]).toEqual([{}, undefined]);
  });
});
