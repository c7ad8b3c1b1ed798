import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENCIES, type Keyring } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';

const ROOT = join(__dirname, '../..');
const upper = (name: string): string => name.toUpperCase().replaceAll('-', '_');
const textOf = (ring: Keyring): string => ring.map(({ id, secret }) => `${id}:${secret.toString('base64')}`).join(',');

let graph: TestGraph;
let token: string;
const children: ChildProcess[] = [];
/** Everything that processes wrote, on both streams. */
let written = '';

beforeAll(async () => {
  graph = await openTestGraph();
  token = await graph.tokenFor('housing-okoro');
});
afterAll(async () => {
  for (const child of children.filter(({ exitCode }) => exitCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await graph?.stop();
});

/** Runs one service; the port it says it listens on, or null when it ended first. */
async function run(main: string, env: Record<string, string | undefined>): Promise<number | null> {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', main], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0', DRAIN_MS: '0', ...env },
  });
  children.push(child);
  return new Promise((resolve) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        written += chunk;
        said += chunk;
        const port = /listening".*"port":(\d+)/.exec(said)?.[1];
        if (port) resolve(Number(port));
      });
    child.once('close', () => resolve(null));
  });
}

const issuer = () => {
  const { issuer, jwksUri } = graph.configs.housing!;
  return { OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri };
};

function settingsOfHousing(): Record<string, string> {
  const { databaseUrl, callKeys, proofKeys, countKeys, ledgerKey, ledgerPublicKeys } = graph.configs.housing!;
  return {
    ...{ DATABASE_URL: databaseUrl, CALL_KEYS: textOf(callKeys), PROOF_KEYS: textOf(proofKeys.housing!), ...issuer() },
    COUNT_KEYS: textOf(countKeys!),
    LEDGER_KEY: ledgerKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    LEDGER_PUBLIC_KEYS: Object.entries(ledgerPublicKeys)
      .map(([name, key]) => `${name}=${key.export({ format: 'der', type: 'spki' }).toString('base64')}`)
      .join(','),
  };
}

const settingsOfGateway = (): Record<string, string> => ({
  ...issuer(),
  ...Object.fromEntries(
    AGENCIES.map(({ name }) => [`CALL_KEYS_${upper(name)}`, textOf(graph.configs[name]!.callKeys)]),
  ),
});

/** Every secret of this graph, and what a caller sent that nobody else should read. */
function secrets(): string[] {
  const { databaseUrl, ledgerKey } = graph.configs.housing!;
  const rings = Object.values(graph.configs).flatMap(({ callKeys, proofKeys, countKeys = [] }) => [
    ...callKeys,
    ...Object.values(proofKeys).flat(),
    ...countKeys,
  ]);
  const people = JSON.parse(readFileSync(join(graph.keysFolder, 'persona-secrets.json'), 'utf8'));
  return [
    ...rings.map(({ secret }) => secret.toString('base64')),
    ...rings.map(({ secret }) => secret.toString('hex')),
    ledgerKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    new URL(databaseUrl).password,
    ...token.split('.').slice(1),
    ...(Object.values(people) as string[]),
    ...['hunter2', 'Bearer', 'no-such-token', ROSA],
  ];
}

const leaked = (text: string): string[] => secrets().filter((secret) => text.includes(secret));

describe('what services write', () => {
  it('tells of starts and of requests that fail', async () => {
    const housing = await run('subgraphs/housing/src/main.ts', settingsOfHousing());
    const gateway = await run('gateway/src/main.ts', {
      ...settingsOfGateway(),
      URL_HOUSING: `http://127.0.0.1:${housing}`,
    });
    const good = { authorization: `Bearer ${token}`, 'purpose-of-use': 'DIVOPS' };
    const query = JSON.stringify({ query: `{ participant(id: "${ROSA}") { id livingSituations { id } } }` });
    const tries: [number | null, string, object][] = [
      [gateway, query, good],
      [gateway, query, { authorization: 'Bearer no-such-token' }],
      [gateway, query, { ...good, 'purpose-of-use': token }],
      [gateway, `{"query": ${token}`, good],
      [gateway, JSON.stringify({ query: `{ ${token} }` }), good],
      [
        gateway,
        JSON.stringify({
          query: 'query ($n: Int!) { placements(first: $n) { nodes { id } } }',
          variables: { n: token },
        }),
        good,
      ],
      [housing, query, { ...good, 'lead-call': token }],
      [housing, query, good],
    ];
    for (const [port, body, headers] of tries)
      await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
        body,
      });
    expect(written).toMatch(/"event":"listening"/);
    expect(written).toMatch(/"event":"gateway listening"/);
  });

  it.each<[string, Record<string, string>]>([
    ['an address that is none', { DATABASE_URL: 'postgres://housing:hunter2@nowhere:badport/housing' }],
    ['an address without a scheme', { DATABASE_URL: 'housing:hunter2' }],
    ['a server that is not there', { DATABASE_URL: 'postgres://housing:hunter2@127.0.0.1:1/housing' }],
    ['a key that is too short', { CALL_KEYS: 'id:hunter2' }],
    ['a key for counting that is too short', { COUNT_KEYS: 'id:hunter2' }],
    ['a ledger key that is none', { LEDGER_KEY: 'hunter2' }],
    ['a port that is none', { PORT: 'hunter2' }],
  ])('tells of a start that fails for %s', async (_, change) => {
    const before = written.length;
    expect(await run('subgraphs/housing/src/main.ts', { ...settingsOfHousing(), ...change })).toBeNull();
    expect(written.length).toBeGreaterThan(before);
  });

  it('tells of a wrong password', async () => {
    const url = new URL(settingsOfHousing().DATABASE_URL!);
    url.password = 'hunter2';
    expect(await run('subgraphs/housing/src/main.ts', { ...settingsOfHousing(), DATABASE_URL: url.href })).toBeNull();
  });

  it('holds no key, no password, no token and no id of a person', () => {
    expect(secrets().length).toBeGreaterThan(30);
    expect(leaked(written)).toEqual([]);
  });

  it('would be found out (sabotaged)', () => {
    for (const secret of secrets()) expect(leaked(`${written} ${secret}`)).toContain(secret);
  });
});
