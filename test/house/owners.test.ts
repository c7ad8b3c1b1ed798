import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENCIES } from '@lead-graph/schema';

const ROOT = join(__dirname, '../..');
const rules = readFileSync(join(ROOT, '.github/CODEOWNERS'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/) as [string, ...string[]]);

/** The last rule that matches decides. */
function reviewersOf(path: string): readonly string[] {
  const matching = rules.filter(([pattern]) => pattern === '*' || path.startsWith(pattern.slice(1)));
  return matching.at(-1)?.slice(1) ?? [];
}

describe('.github/CODEOWNERS', () => {
  it.each(AGENCIES.map(({ name, owner }) => [name, owner]))(
    'has the schema and the package of %s reviewed by its owner',
    (name, owner) => {
      expect(reviewersOf(`schema/sdl/${name}.graphql`)).toEqual([owner]);
      expect(reviewersOf(`subgraphs/${name}/src/main.ts`)).toEqual([owner]);
    },
  );

  it('leaves nothing without a reviewer', () => {
    for (const path of [
      'README.md',
      'schema/sdl/supergraph.graphql',
      'subgraphs/kit/src/proof.ts',
      'gateway/src/server.ts',
    ]) {
      expect(reviewersOf(path).length).toBeGreaterThan(0);
    }
  });

  it('names no path that is not there', () => {
    for (const [pattern] of rules)
      if (pattern !== '*') expect([pattern, existsSync(join(ROOT, pattern))]).toEqual([pattern, true]);
  });

  it('names nobody who is not an owner in schema/agencies.json', () => {
    const owners = AGENCIES.map(({ owner }) => owner);
    for (const owner of rules.flatMap(([, ...reviewers]) => reviewers)) expect(owners).toContain(owner);
  });
});
