import type { EntityMetadata } from 'typeorm';
import type { AgencyRecord } from './agencyRecord';
import { type Noun, categoryExpires } from './categories';
import type { ScopeLine } from './reading';
import type { Reads } from './reads';

/**
 * Reads the rows of one noun that each reading's lines reach: one query, whatever the number of readings
 * and lines; a list for each reading, newest first.
 * INVARIANT: each line walks the index on person and category, so a withheld row is never touched; a row
 * without the fact a limit needs is out; no reading receives what only another may see. `ofOne`: all readings are of one
 * person, whom the statement then names by a parameter; beside the join, and not in its place, that misleads the planner.
 */
export async function permittedRows<T extends AgencyRecord>(
  reads: Reads,
  noun: Noun<T>,
  linesOfEach: readonly (readonly ScopeLine[])[],
  ofOne = false,
): Promise<T[][]> {
  const lines = linesOfEach.flatMap((lines, reading) => lines.map((line) => ({ ...line, reading })));
  const found = linesOfEach.map(() => new Map<string, T>());
  if (lines.length === 0) return linesOfEach.map(() => []);
  const words = wordedFor(reads.db.getMetadata(noun), categoryExpires(noun));
  const rows = await reads.rows<T & { reading?: number }>({
    text: ofOne ? words.ofOne : words.ofMany,
    lines: JSON.stringify(lines),
    person: ofOne ? lines[0]!.ref : undefined,
    instants: words.instants,
  });
  for (const row of rows) {
    const of = found[row.reading!]!;
    delete row.reading;
    of.set(row.id, row);
  }
  return found.map((each) => [...each.values()]);
}

/** How the rows of one noun are read. */
interface Worded {
  readonly ofOne: string;
  readonly ofMany: string;
  readonly instants: readonly string[];
}

const worded = new WeakMap<EntityMetadata, Worded>();

function wordedFor(noun: EntityMetadata, dated: boolean): Worded {
  const known = worded.get(noun) ?? {
    ofOne: statement(noun, dated, '$2::uuid'),
    ofMany: statement(noun, dated, 's.ref'),
    instants: noun.columns.flatMap(({ type, databaseName }) => (type === 'timestamptz' ? databaseName : [])),
  };
  worded.set(noun, known);
  return known;
}

/** By these an import finds a row again; no reader is told them. */
const OF_IMPORTS: readonly string[] = ['source', 'localId', 'contentHash'];

function statement(noun: EntityMetadata, dated: boolean, person: string): string {
  const columns = noun.columns
    .filter(({ databaseName }) => !OF_IMPORTS.includes(databaseName))
    .map(({ databaseName: name }) => (name === 'category' ? 's."category"' : `r."${name}"`))
    .join(', ');
  const has = (column: string) => noun.columns.some((each) => each.databaseName === column);
  const within = withinLimits(has);
  const table = noun.tablePath
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
  const now = dated ? ` AND (r."categoryUntil" IS NULL OR r."categoryUntil" > now())` : '';
  const branches = [
    `SELECT ${columns} FROM ${table} r WHERE r."personRef" = ${person} AND r."category" = s.category${now}${within}`,
  ];
  if (dated)
    branches.push(
      `SELECT ${columns} FROM ${table} r WHERE r."personRef" = ${person} AND r."categoryThen" = s.category AND r."categoryUntil" <= now()${within}`,
    );
  return `SELECT x.*, s.reading FROM jsonb_to_recordset($1::jsonb) AS s(reading integer, ref uuid, category text, "from" date, "until" date, sources text[], "notSources" text[], "notObtainedVia" text[], routes text[])
    CROSS JOIN LATERAL (${branches.join(' UNION ALL ')} OFFSET 0) x ORDER BY x."servicedOn" DESC NULLS LAST, x."id"`;
}

/** A null limit is no limit; a null fact under a limit is never true, so the row is out. */
function withinLimits(has: (column: string) => boolean): string {
  return [
    ` AND (s."from" IS NULL OR r."servicedOn" >= s."from")`,
    ` AND (s."until" IS NULL OR r."servicedOn" <= s."until")`,
    ` AND (s.sources IS NULL OR r."organization" = ANY(s.sources) OR r."sourceProgram" = ANY(s.sources))`,
    ` AND (s."notSources" IS NULL OR (r."organization" <> ALL(s."notSources") AND coalesce(r."sourceProgram" <> ALL(s."notSources"), true)))`,
    ` AND (s."notObtainedVia" IS NULL OR r."obtainedVia" <> ALL(s."notObtainedVia"))`,
    has('route') ? ` AND (s.routes IS NULL OR r."route" = ANY(s.routes))` : ` AND s.routes IS NULL`,
  ].join('');
}
