import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

const good = readFileSync(require.resolve('@lead-graph/schema/supergraph'), 'utf8');

let folder: string;
let path: string;
let graph: TestGraph;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-supergraph-'));
  path = join(folder, 'supergraph.graphql');
  writeFileSync(path, good);
  graph = await openTestGraph({ supergraphPath: path });
});
afterAll(async () => {
  await graph?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const code = async (selection: string) =>
  (await graph.ask('rosa-quinn', 'PATRQT', `{ participant(id: "${ROSA}") { id ${selection} } }`)).body.errors?.[0]
    ?.extensions.code;

/** Until the watcher has seen it, or five seconds. */
async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

describe('a supergraph that changes on disk', () => {
  it('is served once it is whole, and the last good one is kept while it is not', async () => {
    writeFileSync(path, 'type Query {');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await code('preferredName')).toBeUndefined();
    writeFileSync(path, good.replace(/^ {2}preferredName: .*@category.*$/m, ''));
    expect(await until(async () => (await code('preferredName')) === 'GRAPHQL_VALIDATION_FAILED')).toBe(true);
    expect(await code('status')).toBeUndefined();
    writeFileSync(path, good);
    expect(await until(async () => (await code('preferredName')) === undefined)).toBe(true);
  });
});
