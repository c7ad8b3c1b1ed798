import { join } from 'node:path';
import { breachesIn, importLaw } from '../cli/law/importLaw';

const ROOT = join(__dirname, '../../..');

describe('the import law', () => {
  it('is kept by the whole house', () => {
    const { files, breaches } = importLaw(ROOT);
    expect(breaches).toEqual([]);
    expect(files).toBeGreaterThan(300);
  });

  it.each([
    ['the schema enters the kit', 'schema/src/roles.ts', `import { log } from '@lead-graph/kit';`],
    ['the schema goes behind the kit', 'schema/src/roles.ts', `import { log } from '../../subgraphs/kit/src/log';`],
    ['the kit enters an agency', 'subgraphs/kit/src/serve.ts', `import { subgraph } from '@lead-graph/housing';`],
    [
      'the kit enters the gateway, for types',
      'subgraphs/kit/src/serve.ts',
      `import type { Send } from '@lead-graph/gateway';`,
    ],
    [
      'the command line enters an agency at once',
      'subgraphs/kit/cli/start.ts',
      `import { subgraph } from '@lead-graph/housing';`,
    ],
    [
      'an agency enters another',
      'subgraphs/housing/src/main.ts',
      `import { subgraph } from '@lead-graph/prosecution';`,
    ],
    [
      'an agency enters another, for types',
      'subgraphs/housing/src/main.ts',
      `export type { Seed } from '@lead-graph/prosecution';`,
    ],
    [
      'an agency enters another, when called',
      'subgraphs/housing/src/main.ts',
      `const other = () => require('@lead-graph/prosecution');`,
    ],
    [
      'an agency enters another, later',
      'subgraphs/housing/src/main.ts',
      `const other = () => import('@lead-graph/prosecution');`,
    ],
    [
      'an agency enters the core',
      'subgraphs/housing/src/main.ts',
      `import core = require('@lead-graph/participants');`,
    ],
    [
      'an agency enters the gateway',
      'subgraphs/housing/src/main.ts',
      `import { startGateway } from '@lead-graph/gateway';`,
    ],
    [
      'an agency goes behind another',
      'subgraphs/housing/src/main.ts',
      `import { Charge } from '../../prosecution/src/charge';`,
    ],
    [
      'an agency goes behind the kit',
      'subgraphs/housing/test/world.ts',
      `import { Scope } from '../../kit/src/scope';`,
    ],
    [
      'an agency names the type of another in place',
      'subgraphs/housing/src/main.ts',
      `let other: import('@lead-graph/prosecution').Charge;`,
    ],
    ['the gateway enters the kit', 'gateway/src/server.ts', `import { log } from '@lead-graph/kit';`],
    [
      'a test goes behind a door',
      'test/graph/openGraph.ts',
      `import { Desk } from '../../subgraphs/participants/src/decisions';`,
    ],
    [
      'the engine enters its database',
      'subgraphs/participants/src/engine/decide.ts',
      `import { standingOf } from '../standing';`,
    ],
    [
      'the engine enters the kit',
      'subgraphs/participants/src/engine/decide.ts',
      `import { log } from '@lead-graph/kit';`,
    ],
    [
      'the engine reads a file',
      'subgraphs/participants/src/engine/decide.ts',
      `import { readFileSync } from 'node:fs';`,
    ],
    [
      'a migration imports an entity',
      'subgraphs/housing/migrations/housing.ts',
      `import { HousingExit } from '../src/housingExit';`,
    ],
    [
      'a migration imports the schema',
      'subgraphs/housing/migrations/housing.ts',
      `import { DataCategory } from '@lead-graph/schema';`,
    ],
    [
      'a third file imports the licensed gateway',
      'gateway/src/server.ts',
      `import { ApolloGateway } from '@apollo/gateway';`,
    ],
    ['the gateway composes', 'gateway/src/server.ts', `import { composeServices } from '@apollo/composition';`],
  ])('is broken where %s', (_, path, text) => {
    const [breach] = breachesIn(path, `// one line before\n${text}\n`);
    expect(breach).toMatchObject({ file: path, line: 2 });
    for (const words of [breach!.what, breach!.why, breach!.fix]) expect(words.length).toBeGreaterThan(10);
  });

  it.each([
    ['the engine reads the clock', 'subgraphs/participants/src/engine/decide.ts', 'const at = Date.now();'],
    ['the engine reads the day', 'subgraphs/participants/src/engine/decide.ts', 'const at = new Date();'],
    ['the engine reads another clock', 'subgraphs/participants/src/engine/decide.ts', 'const at = performance.now();'],
    ['the engine draws', 'subgraphs/participants/src/engine/decide.ts', 'const draw = Math.random();'],
    ['the engine waits', 'subgraphs/participants/src/engine/decide.ts', 'setTimeout(() => undefined, 1);'],
    ['a resolver reads a setting', 'subgraphs/housing/src/main.ts', `const url = process.env.DATABASE_URL;`],
    [
      'a resolver reads a setting by its name',
      'subgraphs/housing/src/main.ts',
      `const url = process['env'].DATABASE_URL;`,
    ],
    ['a resolver takes the settings apart', 'subgraphs/housing/src/main.ts', `const { env } = process;`],
    ['a second file of the gateway reads a setting', 'gateway/src/server.ts', `const url = process.env.SUPERGRAPH;`],
  ])('is broken where %s', (_, path, text) => {
    expect(breachesIn(path, text)).not.toEqual([]);
  });

  it.each([
    [
      'the engine computes with an instant it was given',
      'subgraphs/participants/src/engine/decide.ts',
      'const at = (day: string) => new Date(day).getTime();',
    ],
    [
      'the command line knows the type of a door',
      'subgraphs/kit/cli/graph.ts',
      `type Door = typeof import('@lead-graph/gateway');`,
    ],
    [
      'the command line loads a door when told',
      'subgraphs/kit/cli/token.ts',
      `const door = () => require('@lead-graph/gateway');`,
    ],
    [
      'a config file reads settings',
      'subgraphs/kit/src/config.ts',
      'export const config = (env = process.env) => env;',
    ],
    [
      'an agency enters the kit and the schema',
      'subgraphs/housing/src/main.ts',
      `import { log } from '@lead-graph/kit';\nimport { Purpose } from '@lead-graph/schema';`,
    ],
    ['a test enters by a door', 'test/graph/openGraph.ts', `import { openGraph } from '@lead-graph/kit/graph';`],
  ])('is kept where %s', (_, path, text) => {
    expect(breachesIn(path, text)).toEqual([]);
  });
});
