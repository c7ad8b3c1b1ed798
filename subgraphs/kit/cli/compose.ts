import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AGENCIES } from '@lead-graph/schema';
import { compose } from '@lead-graph/schema/compose';
import { subgraphSchema } from '../src/subgraphSchema';
import { definitionOf } from './graph';

interface ComposeOptions {
  readonly check: boolean;
  readonly json: boolean;
}

/** Writes each agency's schema and the supergraph from the code; with `check`, says which are out of date. */
export async function composeCommand(options: ComposeOptions): Promise<number> {
  const folder = dirname(require.resolve('@lead-graph/schema/supergraph'));
  const texts: { name: string; sdl: string }[] = [];
  for (const agency of AGENCIES) {
    const definition = await definitionOf(agency);
    texts.push({ name: agency.name, sdl: (await subgraphSchema(agency, definition.types, definition.resolvers)).sdl });
  }
  const files = [...texts, { name: 'supergraph', sdl: compose(texts) }].map(({ name, sdl }) => ({ path: join(folder, `${name}.graphql`), name, sdl }));
  const stale = files.filter(({ path, sdl }) => textOf(path) !== sdl);
  if (!options.check) for (const { path, sdl } of stale) writeFileSync(path, sdl);
  const verb = options.check ? 'out of date' : 'written';
  process.stdout.write(options.json ? `${JSON.stringify({ [options.check ? 'stale' : 'written']: stale.map(({ name }) => name) })}\n` : `${stale.map(({ name }) => `${verb}: schema/sdl/${name}.graphql\n`).join('')}${files.length - stale.length} up to date\n`);
  return options.check && stale.length > 0 ? 1 : 0;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
