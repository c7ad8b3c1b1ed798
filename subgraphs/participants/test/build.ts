import type * as Testing from '@lead-graph/kit/testing';
import type { SubgraphDefinition } from '@lead-graph/kit';

/** The core on a database of its own, seeded or empty but for the program's partners. */
export type Open = () => Promise<Testing.TestSubgraph>;

/** Opens the core as it is. */
export const openCore: Open = () => opened(load());

/** Opens a build in which `sabotaged` replaces exports of one module: a protection is gone, all else is as it was. */
export async function openCoreWithout(module: string, sabotaged: object): Promise<Testing.TestSubgraph> {
  let loaded: Loaded | undefined;
  jest.isolateModules(() => {
    jest.doMock(module, () => ({ ...jest.requireActual<object>(module), ...sabotaged }));
    loaded = load();
    jest.dontMock(module);
  });
  return opened(loaded!);
}

interface Loaded {
  readonly testing: typeof Testing;
  readonly subgraph: SubgraphDefinition;
}

function load(): Loaded {
  return { testing: require('@lead-graph/kit/testing'), subgraph: require('../src/main').subgraph };
}

async function opened({ testing, subgraph }: Loaded): Promise<Testing.TestSubgraph> {
  const core = await testing.openTestSubgraph(subgraph);
  await subgraph.seed!(core.db);
  core.statements();
  return core;
}
