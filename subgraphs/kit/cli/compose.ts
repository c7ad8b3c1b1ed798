import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AGENCIES } from '@lead-graph/schema';
import { checkBreaking, compose, printed } from '@lead-graph/schema/compose';
import { subgraphSchema } from '../src/subgraphSchema';
import { definitionOf } from './graph';

interface ComposeOptions {
  readonly check: boolean;
  readonly json: boolean;
}

/** Writes each agency's schema and the supergraph from the code; with `check`, says which are out of date. */
export async function composeCommand(options: ComposeOptions): Promise<number> {
  const folder = dirname(require.resolve('@lead-graph/schema/supergraph'));
  const pathOf = (name: string) => join(folder, `${name}.graphql`);
  const texts = await textsOfAll();
  const { supergraph, findings } = compose(texts);
  const breaking = texts.flatMap((text) => {
    const committed = textOf(pathOf(text.name));
    return committed ? checkBreaking(text, committed) : [];
  });
  const refused = [...findings, ...breaking];
  if (supergraph === null || refused.length > 0) {
    process.stdout.write(options.json ? `${JSON.stringify({ findings: refused })}\n` : `${refused.map(printed).join('\n')}\n`);
    return 1;
  }
  const stale = [...texts, { name: 'supergraph', sdl: supergraph }].filter(({ name, sdl }) => textOf(pathOf(name)) !== sdl);
  if (!options.check) for (const { name, sdl } of stale) writeFileSync(pathOf(name), sdl);
  const verb = options.check ? 'out of date (run leadgraph compose)' : 'written';
  const lines = stale.map(({ name }) => `${verb}: schema/sdl/${name}.graphql\n`);
  process.stdout.write(options.json ? `${JSON.stringify({ findings: [], stale: stale.map(({ name }) => name) })}\n` : `${lines.join('')}${texts.length + 1 - stale.length} up to date\n`);
  return options.check && stale.length > 0 ? 1 : 0;
}

/** The schema of every agency, as its code defines it now. */
async function textsOfAll(): Promise<{ name: string; sdl: string }[]> {
  const texts: { name: string; sdl: string }[] = [];
  for (const agency of AGENCIES) {
    const { types, resolvers } = await definitionOf(agency);
    texts.push({ name: agency.name, sdl: (await subgraphSchema(agency, types, resolvers)).sdl });
  }
  return texts;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8') || null;
  } catch {
    return null;
  }
}
