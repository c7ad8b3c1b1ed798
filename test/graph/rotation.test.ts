import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendInProcess, startGateway } from '@lead-graph/gateway';
import { type Graph, openGraph } from '@lead-graph/kit/graph';
import type { Keyring } from '@lead-graph/schema';
import { ROSA } from './people';

const ROOT = join(__dirname, '../..');
const QUERY = JSON.stringify({ query: `{ participant(id: "${ROSA}") { id livingSituations { id } } }` });

let folder: string;
let graph: Graph | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-rotation-'));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await graph?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function rotate(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['subgraphs/kit/cli/leadgraph.js', 'keys', 'rotate', '--folder', folder],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

async function started(): Promise<Graph> {
  await graph?.stop();
  return (graph = await openGraph({ folder, port: 0, identityPort: 0, throwaway: true }));
}

const ringsOf = ({ configs }: Graph): Record<string, Keyring> =>
  Object.fromEntries(Object.entries(configs).map(([name, { callKeys }]) => [name, callKeys]));

/** Living situations read as the participant; tried again where a cold start outlasted the lease. */
async function asked(running: Graph, url = running.url): Promise<unknown[] | undefined> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await running.tokenFor('rosa-quinn')}`,
    'purpose-of-use': 'PATRQT',
  };
  for (let tries = 0; tries < 4; tries += 1) {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: QUERY });
    const { data } = (await answer.json()) as { data?: { participant: { livingSituations: unknown[] } | null } };
    if (data?.participant?.livingSituations) return data.participant.livingSituations;
  }
  return undefined;
}

/** What a gateway that holds these rings reads from the graph as it runs now. */
async function askedBy(callKeys: Readonly<Record<string, Keyring>>, running: Graph): Promise<unknown[] | undefined> {
  const { issuer, jwksUri, audience } = running.configs.housing!;
  const gateway = await startGateway(
    {
      ...{ production: false, host: '127.0.0.1', port: 0, issuer, jwksUri, audience, callKeys, urls: {} },
      upstreamTimeoutMs: 1_500,
      supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    },
    sendInProcess(running.subgraphs),
  );
  try {
    return await asked(running, gateway.url);
  } finally {
    await gateway.stop();
  }
}

describe('keys that rotate', () => {
  it('are understood by those that have not been restarted, for one rotation', async () => {
    const first = await started();
    const rings = ringsOf(first);
    expect(await asked(first)).toHaveLength(4);

    rotate();
    const second = await started();
    expect(ringsOf(second).housing![1]).toEqual(rings.housing![0]);
    expect(await asked(second)).toHaveLength(4);
    expect(await askedBy(rings, second)).toHaveLength(4);

    rotate();
    const third = await started();
    expect(await asked(third)).toHaveLength(4);
    expect(await askedBy(rings, third)).toBeUndefined();
  }, 120_000);
});
