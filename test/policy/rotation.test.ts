import { randomBytes } from 'node:crypto';
import { openSubgraph, type Subgraph } from '@lead-graph/kit';
import { definitionOf } from '@lead-graph/kit/graph';
import { agencyNamed, type Key, type Keyring } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { isCounted } from './isCounted';

let graph: TestGraph;
const opened: Subgraph[] = [];

beforeAll(async () => {
  graph = await openTestGraph();
}, 120_000);
afterAll(async () => {
  for (const subgraph of opened) await subgraph.close();
  await graph?.stop();
});

const newKey = (): Key => ({ id: randomBytes(4).toString('hex'), secret: randomBytes(32) });
const rotated = ([first]: Keyring): Keyring => [newKey(), first];

/** From now on the counter asks a housing subgraph that was restarted with these rings. */
async function restartHousing(ringsFrom: (ring: Keyring) => Keyring): Promise<void> {
  const { housing, policy } = graph.configs;
  const proofKeys = { housing: ringsFrom(housing!.proofKeys.housing!) };
  const config = { ...housing!, proofKeys, countKeys: ringsFrom(housing!.countKeys!) };
  const restarted = await openSubgraph(await definitionOf(agencyNamed('housing')), config);
  opened.push(restarted);
  Object.assign(policy!.counting!, {
    send: (owner: string, request: Parameters<Subgraph['count']>[0]) =>
      (owner === 'housing' ? restarted : graph.subgraphs[owner]!).count(request),
  });
}

const TABLE = `query ($question: PolicyQuestionInput!) {
  policyTable(question: $question) { sources { agency reported } cells { codes all { value mark } } }
}`;
const question = {
  measure: 'intake-within-30-days',
  period: { from: '2018-01-01', to: '2026-12-31' },
  by: [{ dimension: 'housing-status', at: 182 }],
};

async function reported(): Promise<boolean> {
  const { body } = await graph.ask('analyst-penn', 'HRESCH', TABLE, { question });
  expect(body.errors).toBeUndefined();
  const { sources, cells } = body.data.policyTable;
  if (sources.every((each: { reported: boolean }) => each.reported)) expect(isCounted(cells.at(-1).all)).toBe(true);
  return sources.find(({ agency }: { agency: string }) => agency === 'housing').reported;
}

describe('keys that rotate', () => {
  it('are counted with before any does', async () => {
    expect(await reported()).toBe(true);
  });

  it('are counted with by a core and a counter that have not been restarted', async () => {
    await restartHousing(rotated);
    expect(await reported()).toBe(true);
  });

  it('are not when those have missed a second rotation (sabotaged)', async () => {
    await restartHousing((ring) => rotated(rotated(ring)));
    expect(await reported()).toBe(false);
  });
});
