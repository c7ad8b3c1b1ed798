import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTelemetry, SILENT, UNTOLD } from '@lead-graph/schema';

const ROOT = join(__dirname, '../..');

/** Loads what a subgraph is made of, starts a gateway, and says which modules of OpenTelemetry that loaded. */
const SERVING = `require('reflect-metadata');
  require('@lead-graph/kit');
  const { AGENCIES } = require('@lead-graph/schema');
  const ofSubgraph = Object.keys(require.cache);
  const { startGateway } = require('@lead-graph/gateway');
  const ring = [{ id: 'test', secret: Buffer.alloc(32, 7) }];
  const config = { production: false, host: '127.0.0.1', port: 0, issuer: 'http://127.0.0.1:9', jwksUri: 'http://127.0.0.1:9/jwks',
    audience: 'lead-graph', callKeys: Object.fromEntries(AGENCIES.map(({ name }) => [name, ring])), urls: {}, upstreamTimeoutMs: 100,
    supergraphPath: require.resolve('@lead-graph/schema/supergraph') };
  startGateway(config, () => Promise.reject(new Error('no subgraph here'))).then(async (gateway) => {
    const own = (paths) => paths.filter((path) => /@opentelemetry|telemetry.exported/.test(path));
    console.log(JSON.stringify({ subgraph: own(ofSubgraph), gateway: own(Object.keys(require.cache)) }));
    await gateway.stop();
    process.exit();
  });`;

const TELLING = `require('@lead-graph/schema').openTelemetry('housing', { endpoint: 'http://127.0.0.1:9' }, { traced: true })
  .then(() => { console.log(JSON.stringify({ subgraph: Object.keys(require.cache) })); process.exit(); });`;

function loaded(program: string): { readonly subgraph: readonly string[]; readonly gateway: readonly string[] } {
  const written = execFileSync(process.execPath, ['-r', '@swc-node/register', '-e', program], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(written.toString());
}

const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Packages that are there for what is told; the interface is the planner's too, and loads with it. */
const OURS = Object.keys(dependencies).filter((name) => /^@opentelemetry.(?!api$)/.test(name));

/** What is loaded of them, and whether what uses them is. */
function loadedOf(paths: readonly string[]): string[] {
  const loads = (name: string) => paths.some((path) => path.includes(join(ROOT, 'node_modules', name, '/')));
  const exported = paths.some((path) => path.endsWith(join('telemetry', 'exported.ts')));
  return [...OURS.filter(loads), ...(exported ? ['exported.ts'] : [])];
}

describe('without a collector and a page of metrics', () => {
  it('nothing of OpenTelemetry is loaded by a subgraph, and by a gateway only what its planner brings along', () => {
    const { subgraph, gateway } = loaded(SERVING);
    expect(subgraph).toEqual([]);
    expect(loadedOf(gateway)).toEqual([]);
  });

  it('it would be, with one (so that the test above can fail)', () => {
    const { subgraph } = loaded(TELLING);
    expect(OURS.length).toBeGreaterThan(5);
    expect(loadedOf(subgraph)).toEqual([...OURS, 'exported.ts']);
  });

  it('every piece of work is one and the same, which does nothing and reads no clock', async () => {
    expect(await openTelemetry('housing', undefined, { traced: true })).toBe(SILENT);
    const work = SILENT.begin('operation');
    expect([work, work.part('decision'), work.errand('call'), SILENT.goOn('answer', 'x')]).toEqual(
      Array(4).fill(UNTOLD),
    );
    expect(work.traceparent).toBeUndefined();
  });
});
