import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENCIES } from '@lead-graph/schema';

const lines = readFileSync(join(__dirname, '../../.github/CODEOWNERS'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('/'))
  .map((line) => line.split(/\s+/));

describe('CODEOWNERS', () => {
  it("gives each agency's schema and package to its owner, and names no agency that is none", () => {
    const expected = AGENCIES.flatMap(({ name, owner }) => [
      [`/schema/sdl/${name}.graphql`, owner],
      [`/subgraphs/${name}/`, owner],
    ]);
    expect(lines.sort()).toEqual(expected.sort());
  });
});
