import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configFromEnvironment,
  type Gateway,
  type GatewayConfig,
  sendInProcess,
  startGateway,
} from '@lead-graph/gateway';
import { AGENCIES } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

const ROOT = join(__dirname, '../..');
const ROSAS = `query Mine { participant(id: "${ROSA}") { id status } }\n`;
const HOUSING = `query Theirs { participant(id: "${ROSA}") { livingSituations { id } } }\n`;
const UNLISTED = `query Mine { participant(id: "${ROSA}") { id status preferredName } }`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

let folder: string;
let graph: TestGraph;
let listed: Gateway;
let unlisted: Gateway;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-safelist-'));
  const file = join(folder, 'safelist.json');
  list('rosa-quinn', { 'mine.graphql': ROSAS }, file);
  list('housing-okoro', { 'deep/theirs.graphql': HOUSING }, file);
  graph = await openTestGraph();
  listed = await startGateway(configOf(file), sendInProcess(graph.subgraphs));
  unlisted = await startGateway(configOf(undefined), sendInProcess(graph.subgraphs));
});
afterAll(async () => {
  await listed?.stop();
  await unlisted?.stop();
  await graph?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Lists an app's operations, as whoever runs the graph does. */
function list(client: string, files: Record<string, string>, into: string): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, client, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  const words = ['safelist', join(folder, client), '--client', client, '--into', into];
  const { status, stderr } = spawnSync(process.execPath, ['subgraphs/kit/cli/leadgraph.js', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** A gateway as its settings say, before this graph. */
function configOf(safelist: string | undefined): GatewayConfig {
  const { issuer, jwksUri } = graph.configs.housing!;
  const rings = AGENCIES.map(({ name }) => {
    const [key] = graph.configs[name]!.callKeys;
    return [`CALL_KEYS_${name.toUpperCase().replaceAll('-', '_')}`, `${key.id}:${key.secret.toString('base64')}`];
  });
  return configFromEnvironment({
    ...{ OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri, PORT: '0', SAFELIST: safelist },
    ...{ UPSTREAM_TIMEOUT_MS: '1500', DRAIN_MS: '0' },
    ...Object.fromEntries(rings),
  });
}

async function asked(as: string, post: object, gateway = listed): Promise<unknown> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await graph.tokenFor(as)}`,
    'purpose-of-use': as === 'rosa-quinn' ? 'PATRQT' : 'DIVOPS',
  };
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(post) });
    const { data, errors } = (await answer.json()) as { data?: any; errors?: { extensions: { code: string } }[] };
    if (data?.participant) return 'answered';
    const code = errors?.[0]?.extensions.code;
    if (code !== 'LEASE_ENDED' || tries > 3) return code;
  }
}

describe('with a safelist', () => {
  it.each([
    ['by its text', { query: ROSAS }],
    ['by its hash', { extensions: persisted(sha256(ROSAS)) }],
    ['by both', { query: ROSAS, extensions: persisted(sha256(ROSAS)) }],
  ])('an app runs what is listed for it, %s', async (_, post) => {
    expect(await asked('rosa-quinn', post)).toBe('answered');
  });

  it.each([
    ['another text', { query: UNLISTED }],
    ['the text with a blank more', { query: `${ROSAS} ` }],
    ['an unknown hash', { extensions: persisted(sha256(UNLISTED)) }],
    ["another app's text", { query: HOUSING }],
    ["another app's hash", { extensions: persisted(sha256(HOUSING)) }],
    ['another text under a listed hash', { query: UNLISTED, extensions: persisted(sha256(ROSAS)) }],
    ['a listed text under another hash', { query: ROSAS, extensions: persisted(sha256(UNLISTED)) }],
    ['a hash that is a name of every object', { extensions: persisted('constructor') }],
    ['what reads the schema', { query: '{ __schema { queryType { name } } }' }],
  ])('it does not run %s', async (_, post) => {
    expect(await asked('rosa-quinn', post)).toBe('OPERATION_NOT_LISTED');
  });

  it('an app that is not listed runs nothing', async () => {
    expect(await asked('case-manager-ito', { query: ROSAS })).toBe('OPERATION_NOT_LISTED');
  });

  it('nobody lists an operation while it runs', async () => {
    await asked('rosa-quinn', { query: UNLISTED, extensions: persisted(sha256(UNLISTED)) });
    expect(await asked('rosa-quinn', { extensions: persisted(sha256(UNLISTED)) })).toBe('OPERATION_NOT_LISTED');
  });
});

describe('without one', () => {
  it('every operation runs (so that the refusals above can fail)', async () => {
    expect(await asked('rosa-quinn', { query: UNLISTED }, unlisted)).toBe('answered');
    expect(await asked('rosa-quinn', { extensions: persisted(sha256(ROSAS)) }, unlisted)).toBe('BAD_REQUEST');
  });
});

describe('SAFELIST', () => {
  it.each([
    ['no file', null, /names no file of the form/],
    ['no JSON', '{', /names no file of the form/],
    ['a list', '[]', /names no file of the form/],
    ['a client without operations', '{"app": "x"}', /names no file of the form/],
    ['a hash of another text', `{"app": {"${sha256('a')}": "b"}}`, /client `app` lists .* not the SHA-256/],
  ])('is refused at the start when it is %s', (_, text, refusal) => {
    const path = join(folder, 'wrong.json');
    rmSync(path, { force: true });
    if (text !== null) writeFileSync(path, text);
    expect(() => configOf(path)).toThrow(refusal);
  });
});
