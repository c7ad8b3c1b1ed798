import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AGENCIES, COUNTED_AGENCIES } from '@lead-graph/schema';
import { type Composition, compose, type Finding, printFinding, type SubgraphText } from '@lead-graph/schema/compose';
import { type FactOutline, outlineOf, type TotalOutline } from '../src/facts';
import { subgraphSchema } from '../src/subgraphSchema';
import { definitionOf } from './graph';
import { changedLines } from './changedLines';

interface ComposeOptions {
  /** Writes nothing. */
  readonly check: boolean;
  readonly json: boolean;
}

/** One file under schema/sdl that is not what the code says. */
interface Stale {
  readonly file: string;
  readonly changes: readonly string[];
}

/** What the code builds, against what is committed. */
export interface Composed {
  readonly findings: readonly Finding[];
  readonly stale: readonly Stale[];
  readonly upToDate: number;
}

/** Writes each agency's schema and the supergraph from the code; with `check`, says which are out of date. */
export async function composeCommand({ check, json }: ComposeOptions): Promise<number> {
  const composed = await composeFromCode({ write: !check });
  process.stdout.write(json ? `${JSON.stringify(composed)}\n` : reportOf(composed, check));
  return composed.findings.length > 0 || (check && composed.stale.length > 0) ? 1 : 0;
}

const SDL = dirname(require.resolve('@lead-graph/schema/supergraph'));

/** Nothing is written where anything is refused. */
export async function composeFromCode({ write, folder = SDL }: { write: boolean; folder?: string }): Promise<Composed> {
  const built = await builtSchemas();
  const committedSchema = (name: string) => schemaIn(folder, name);
  const committed = built.flatMap(({ name }) => committedSchema(name) ?? []);
  const composition: Composition = compose(built, committed);
  if (composition.findings) return { findings: composition.findings, stale: [], upToDate: 0 };

  const files = [
    ...built,
    { name: 'supergraph', sdl: composition.supergraph },
    { name: FACTS, sdl: await builtFacts() },
    { name: TOTALS, sdl: await builtTotals() },
    { name: MEASURES, sdl: await builtMeasures() },
  ];
  const stale = files.filter(({ name, sdl }) => committedSchema(name)?.sdl !== sdl);
  const changes = stale.map(({ name, sdl }) => ({
    file: `schema/sdl/${fileOf(name)}`,
    changes: changedLines(committedSchema(name)?.sdl ?? '', sdl),
  }));
  if (write) for (const { name, sdl } of stale) writeFileSync(pathIn(folder, name), sdl);
  return { findings: [], stale: changes, upToDate: files.length - stale.length };
}

/** The schema of every agency, as its package builds it now. */
async function builtSchemas(): Promise<SubgraphText[]> {
  const built: SubgraphText[] = [];
  for (const agency of AGENCIES) {
    const { types, resolvers } = await definitionOf(agency);
    built.push({ name: agency.name, sdl: (await subgraphSchema(agency, types, resolvers)).sdl });
  }
  return built;
}

/** What every owner lets be counted, as its package declares it now. */
async function builtFacts(): Promise<string> {
  const facts: (FactOutline & { owner: string })[] = [];
  for (const agency of COUNTED_AGENCIES)
    for (const fact of (await definitionOf(agency)).facts ?? []) facts.push({ owner: agency.name, ...outlineOf(fact) });
  const twice = facts.find(({ name }, at) => facts.findIndex((each) => each.name === name) !== at);
  if (twice)
    throw new Error(
      `\`${twice.owner}\` declares the fact \`${twice.name}\`, which another owner has; give it another name`,
    );
  return `${JSON.stringify(facts, null, 2)}\n`;
}

/** What every owner delivers as totals alone. */
async function builtTotals(): Promise<string> {
  const totals: (TotalOutline & { owner: string })[] = [];
  for (const agency of COUNTED_AGENCIES)
    for (const { sql: _, ...outline } of (await definitionOf(agency)).totals ?? [])
      totals.push({ owner: agency.name, ...outline });
  return `${JSON.stringify(totals, null, 2)}\n`;
}

/** What the counter can be asked for by name: an owner can refuse it. */
async function builtMeasures(): Promise<string> {
  const counter = AGENCIES.find(({ counter }) => counter)!;
  return `${JSON.stringify((await definitionOf(counter)).measures, null, 2)}\n`;
}

function schemaIn(folder: string, name: string): SubgraphText | null {
  try {
    const sdl = readFileSync(pathIn(folder, name), 'utf8');
    return sdl === '' ? null : { name, sdl };
  } catch {
    return null;
  }
}

function pathIn(folder: string, name: string): string {
  return join(folder, fileOf(name));
}

const FACTS = 'facts';
const TOTALS = 'totals';
const MEASURES = 'measures';

function fileOf(name: string): string {
  return [FACTS, TOTALS, MEASURES].includes(name) ? `${name}.json` : `${name}.graphql`;
}

/** Lines of a difference that are shown before the rest is counted. */
const SHOWN = 12;

function reportOf({ findings, stale, upToDate }: Composed, check: boolean): string {
  if (findings.length > 0) {
    return `${findings.map((finding) => `✖ ${printFinding(finding)}`).join('\n')}\n${findings.length} refused; nothing was written\n`;
  }
  const lines = stale.flatMap(({ file, changes }) => {
    const rest = changes.length > SHOWN ? [`    ... and ${changes.length - SHOWN} more lines`] : [];
    return [
      `${check ? '✖ out of date' : '✔ written'}  ${file}`,
      ...changes.slice(0, SHOWN).map((each) => `    ${each}`),
      ...rest,
    ];
  });
  const fix = check && stale.length > 0 ? ['    fix   npx leadgraph compose, and commit what it writes'] : [];
  return `${[...lines, ...fix, `${upToDate} up to date`].join('\n')}\n`;
}
