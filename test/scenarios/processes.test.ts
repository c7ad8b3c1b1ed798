import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openServices, type Services } from '@lead-graph/kit/cluster';
import { askAll, type GraphRunner, openGraphRunner, partners, readStory } from '@lead-graph/kit/scenarios';
import * as engine from '@lead-graph/participants/engine';

/** Those that are got wrong most; all stories are asked of the graph in one process. */
const TEN = /^S\d\d$/;

const stories = readdirSync(__dirname)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readStory(join(__dirname, name), partners()))
  .filter(({ ids }) => ids.some((id) => TEN.test(id)));

let graph: GraphRunner;
let processes: Services;

beforeAll(async () => {
  graph = await openGraphRunner(stories, engine);
  processes = await openServices(graph.graph.configs, {
    port: 0,
    gateways: 2,
    settings: { UPSTREAM_TIMEOUT_MS: '1500', RATE_LIMIT_PER_MINUTE: '100000' },
  });
}, 180_000);

afterAll(async () => {
  await processes?.stop();
  await graph?.stop();
});

describe('the ten stories that are got wrong', () => {
  it('are told alike by the graph in one process and by services in processes of their own, two gateways in turn', async () => {
    const told = await askAll(stories, { graph: graph.runner, processes: graph.at(processes.url) });
    const verdicts = told.flatMap((each) => each.verdicts);
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
    const answered = verdicts.filter(({ answers }) => answers.processes!.effect !== 'NOT_ASKABLE');
    expect(answered.length).toBeGreaterThan(60);
  }, 180_000);

  it('would be found out if one of the processes were gone (sabotaged)', async () => {
    await processes.subgraphs.housing!.end();
    const story = stories.filter(({ file }) => file.endsWith('/housing-line-taken-back-at-two.yaml'));
    const told = await askAll(story, { graph: graph.runner, processes: graph.at(processes.url) });
    const faults = told.flatMap(({ verdicts }) => verdicts.flatMap(({ faults }) => faults));
    expect(faults).toContain('runners differ in visible');
  });
});
