import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { agencyNamed, RECORD_AGENCIES } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { type ImportOutcome, runImport } from '../src/import/runImport';
import { progressOn } from '../src/progress';
import { definitionOf, type Graph, openGraph } from './graph';
import { MAIN_QUERY } from './mainQuery';
import { seededDraw } from './seededDraw';

interface DemoOptions {
  readonly files: string;
  readonly people: string;
  readonly seed: string;
  readonly folder: string;
  readonly json?: boolean;
}

/** Where each agency's open record set stands below the folder of files. */
const RECORD_SETS: Readonly<Record<string, string>> = {
  housing: 'housing/eva',
  'behavioral-health': 'behavioral-health/synthea-r4/bh',
  'law-enforcement': 'law-enforcement/seattle-terry-stops',
  prosecution: 'prosecution/cook-county-sao-2019',
};

/** One persona of each kind of requester, and why they ask. */
const ASKING: readonly (readonly [persona: string, purpose: string])[] = [
  ['case-manager-ito', 'DIVOPS'],
  ['officer-reyes', 'DIVOPS'],
  ['prosecutor-lee', 'DIVOPS'],
  ['clinician-ward', 'TREAT'],
  ['housing-okoro', 'DIVOPS'],
  ['rosa-quinn', 'PATRQT'],
  ['analyst-penn', 'DIVOPS'],
];

const SAYS =
  'The records are real open data; the people are not: links between agencies, names and consents are invented by a seeded draw.';

interface Loaded extends Pick<ImportOutcome, 'nouns' | 'rejects' | 'rejectsPath'> {
  readonly agency: string;
}

interface Seen {
  readonly persona: string;
  readonly purpose: string;
  /** Rows by field; null where withheld; absent where the participant is not to be known. */
  readonly fields: Readonly<Record<string, number | null>> | null;
  readonly grounds: readonly string[];
  readonly notices: readonly string[];
}

/** Loads real record sets, links invented participants to real rows, and asks the main query as each kind of requester. */
export async function demoCommand(options: DemoOptions): Promise<number> {
  const files = resolve(options.files);
  if (!existsSync(files))
    throw new Error(`no folder \`${options.files}\`; name the one that holds the open record sets with --files`);
  const graph = await openGraph({
    folder: options.folder,
    port: 0,
    identityPort: 0,
    onStep: (step) => process.stderr.write(`✔ ${step}\n`),
  });
  try {
    const loaded: Loaded[] = [];
    for (const { name } of RECORD_AGENCIES)
      loaded.push(await load(graph, name, join(files, RECORD_SETS[name]!), options.folder));
    const linked = await link(graph, Number(options.people), Number(options.seed));
    const id = await participantIdOf(graph);
    const seen: Seen[] = [];
    for (const [persona, purpose] of ASKING) seen.push(await ask(graph, persona, purpose, id));
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ says: SAYS, loaded, linked, participant: id, seen })}\n`
        : report(loaded, linked, seen),
    );
    return 0;
  } finally {
    await graph.stop();
  }
}

async function load(graph: Graph, agency: string, path: string, folder: string): Promise<Loaded> {
  const { importer } = await definitionOf(agencyNamed(agency));
  if (!importer || !existsSync(path)) throw new Error(`no record set for \`${agency}\` at \`${path}\``);
  process.stderr.write(`${agency}\n`);
  const { nouns, rejects, rejectsPath } = await runImport({
    db: graph.subgraphs[agency]!.db,
    importer,
    path: onlyFileIn(path),
    dryRun: false,
    rejectsPath: join(folder, `${agency}.rejects.csv`),
    progress: progressOn(),
  });
  return { agency, nouns, rejects, rejectsPath };
}

/** A folder that holds one archive or table is read as that file. */
function onlyFileIn(folder: string): string {
  const files = readdirSync(folder).filter((name) => /\.(zip|csv|csv\.gz)$/i.test(name));
  const archives = files.filter((name) => /\.zip$/i.test(name));
  const [only] = archives.length === 1 ? archives : files.length === 1 ? files : [];
  return only ? join(folder, only) : folder;
}

/** Pairs the synthetic participants with persons drawn from the real rows of each agency. */
async function link(graph: Graph, people: number, seed: number): Promise<number> {
  const core = await definitionOf(agencyNamed('participants'));
  let linked = 0;
  for (const { name } of RECORD_AGENCIES) {
    const drawn = seededDraw(await fullest(graph.subgraphs[name]!.db, people * 5), people, seed);
    await core.pair?.(
      graph.subgraphs.participants!.db,
      name,
      new Map(drawn.map(({ personRef }, index) => [`seed-${index + 1}`, personRef])),
    );
    linked += drawn.length;
  }
  return linked;
}

/** Real persons with the most rows at one agency: somebody with a single row shows little of what a reader may see. */
async function fullest(db: DataSource, count: number): Promise<{ personRef: string }[]> {
  const tables = db.entityMetadatas.filter((noun) =>
    noun.columns.some(({ databaseName }) => databaseName === 'personRef'),
  );
  const rows = tables.map(
    ({ tablePath }) =>
      `SELECT "personRef", source FROM ${tablePath
        .split('.')
        .map((part) => `"${part}"`)
        .join('.')} WHERE source NOT IN ('seed', 'graph')`,
  );
  return db.query(
    `SELECT "personRef" FROM (${rows.join(' UNION ALL ')}) r JOIN person p USING ("personRef")
     GROUP BY "personRef", p.source, p."localId" ORDER BY count(*) DESC, p.source, p."localId" LIMIT $1`,
    [count],
  );
}

async function participantIdOf(graph: Graph): Promise<string> {
  const [row] = await graph.subgraphs.participants!.db.query(`SELECT id FROM participant WHERE account = 'rosa-quinn'`);
  return row.id;
}

async function ask(graph: Graph, persona: string, purpose: string, id: string): Promise<Seen> {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await graph.tokenFor(persona)}`,
      'purpose-of-use': purpose,
    },
    body: JSON.stringify({ query: MAIN_QUERY, variables: { id } }),
  });
  const { data, extensions, errors } = (await response.json()) as {
    data?: { participant: Record<string, unknown> | null };
    errors?: unknown;
    extensions: { notices?: { obligation: string }[] };
  };
  if (!data) throw new Error(`the main query failed for ${persona}: ${JSON.stringify(errors)}`);
  const { access, ...participant } = (data.participant ?? {}) as {
    access?: { category: string; permitted: boolean; ground: string | null }[];
  } & Record<string, unknown>;
  const lists = Object.entries(participant).filter(([field]) => !['id', 'preferredName', 'status'].includes(field));
  return {
    persona,
    purpose,
    fields:
      data.participant &&
      Object.fromEntries(lists.map(([field, value]) => [field, Array.isArray(value) ? value.length : null])),
    grounds: (access ?? []).filter((each) => each.permitted).map((each) => `${each.category}: ${each.ground}`),
    notices: (extensions.notices ?? []).map((notice) => notice.obligation),
  };
}

function report(loaded: readonly Loaded[], linked: number, seen: readonly Seen[]): string {
  const lines = [SAYS, '', 'Loaded'];
  for (const { agency, nouns, rejects, rejectsPath } of loaded) {
    lines.push(`  ${agency}`);
    for (const [noun, counts] of Object.entries(nouns))
      lines.push(`    ${noun.padEnd(24)}${String(counts.created + counts.updated + counts.unchanged).padStart(8)}`);
    for (const [rule, count] of Object.entries(rejects))
      lines.push(`    rejected by ${rule}: ${count} (${rejectsPath})`);
  }
  lines.push('', `Linked ${linked} real persons to invented participants. One of them, asked for by:`);
  for (const each of seen) lines.push(...seenLines(each));
  return `${lines.join('\n')}\n`;
}

function seenLines({ persona, purpose, fields, grounds, notices }: Seen): string[] {
  if (fields === null) return ['', `  ${persona} for ${purpose}: null, as for an id nobody has`];
  const told = Object.entries(fields).filter(([, rows]) => rows !== null);
  const withheld = Object.entries(fields).filter(([, rows]) => rows === null);
  return [
    '',
    `  ${persona} for ${purpose}`,
    `    sees      ${told.map(([field, rows]) => `${field} ${rows}`).join(', ') || 'program status only'}`,
    `    withheld  ${withheld.map(([field]) => field).join(', ') || 'nothing asked for'}`,
    ...grounds.map((ground) => `    because   ${ground}`),
    ...notices.map((notice) => `    notice    ${notice}`),
  ];
}
