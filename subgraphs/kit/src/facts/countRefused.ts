import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nearest } from '../nearest';

const SDL = dirname(require.resolve('@lead-graph/schema/supergraph'));

/** INVARIANT: a name that is nothing refuses nothing, so it is not taken. */
export function countRefusedFrom(owner: string, text = ''): string[] {
  const names = text.split(',').flatMap((name) => name.trim() || []);
  const facts: { owner: string; name: string }[] = committed('facts');
  const known = [
    ...facts.flatMap((fact) => (fact.owner === owner ? fact.name : [])),
    ...committed<{ owner: string; name: string }[]>('totals').flatMap(({ owner: of, name }) =>
      of === owner ? name : [],
    ),
    ...committed<string[]>('measures'),
  ];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  const near = nearest(unknown, known)[0];
  throw new Error(
    `COUNT_REFUSED names \`${unknown}\`, which is no fact or total of \`${owner}\` and no measure${near ? `; perhaps \`${near}\`` : ''}`,
  );
}

function committed<T>(name: string): T {
  return JSON.parse(readFileSync(join(SDL, `${name}.json`), 'utf8'));
}
