import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Breach, breachesOf } from './articles';
import { factsOf } from './imports';

const HOMES = ['schema', 'gateway', 'subgraphs', 'test'];

/** Who reaches for whom without leave, in the whole house. */
export function importLaw(root: string): { readonly files: number; readonly breaches: readonly Breach[] } {
  const paths = HOMES.flatMap((home) => sourcesUnder(join(root, home)));
  const breaches = paths.flatMap((path) =>
    breachesIn(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')),
  );
  return { files: paths.length, breaches };
}

/** `path` from the root, with `/`. */
export function breachesIn(path: string, text: string): Breach[] {
  return breachesOf({ path, ...factsOf(path, text) });
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}
