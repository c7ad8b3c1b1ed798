import type * as Testing from '@lead-graph/kit/testing';
import type * as Import from '../src/import';
import type * as Main from '../src/main';

/** One loading of the agency's code, with the kit's testing door it was loaded with. */
export interface Build {
  readonly testing: typeof Testing;
  readonly subgraph: typeof Main.subgraph;
  readonly hmisImporter: typeof Import.hmisImporter;
}

export function build(): Build {
  return {
    testing: require('@lead-graph/kit/testing'),
    subgraph: require('../src/main').subgraph,
    hmisImporter: require('../src/import').hmisImporter,
  };
}

/** A build in which `sabotaged` replaces exports of one module: a protection is gone, all else is as it was. */
export function buildWithout<T extends object>(module: string, sabotaged: Partial<T>): Build {
  let built: Build | undefined;
  jest.isolateModules(() => {
    const actual = jest.requireActual<T>(module);
    jest.doMock(module, () => ({ ...actual, ...sabotaged }));
    built = build();
    jest.dontMock(module);
  });
  return built!;
}
