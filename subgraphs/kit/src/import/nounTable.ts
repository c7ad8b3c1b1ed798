import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { NounNotImportable } from './errors';

/** The table of a noun, and the statements that write it. Names come from its entity, quoted. */
export interface NounTable {
  readonly name: string;
  /** Of a property or column of the noun; throws when it has no such. */
  column(name: string): string;
  /** One parameter, rows as JSON. Yields `created` for each row written, and nothing for one that is as it was. */
  upsert(columns: readonly string[]): string;
  /** Source and keys. Yields `deleted`, a number. */
  readonly remove: string;
  /** Source and keys. Yields `id` and `localId`. */
  readonly ids: string;
}

const OBLIGATIONS = ['id', 'source', 'localId', 'contentHash'];

export function nounTable(db: DataSource, noun: EntityTarget<ObjectLiteral>): NounTable {
  const metadata = db.getMetadata(noun);
  const table = metadata.tablePath.split('.').map(quoted).join('.');
  const column = (name: string) => columnOf(metadata, name);
  for (const name of OBLIGATIONS) column(name);
  return {
    name: metadata.name,
    column,
    upsert: (columns) => upsertInto(table, columns),
    remove: `
      WITH gone AS (DELETE FROM ${table} WHERE source = $1 AND "localId" = ANY($2) RETURNING 1)
      SELECT count(*)::int AS deleted FROM gone`,
    ids: `SELECT id, "localId" FROM ${table} WHERE source = $1 AND "localId" = ANY($2)`,
  };
}

function columnOf(metadata: EntityMetadata, name: string): string {
  const found = metadata.columns.find((column) => column.propertyName === name || column.databaseName === name);
  if (!found)
    throw new NounNotImportable(
      metadata.name,
      name,
      metadata.columns.map((column) => column.propertyName),
    );
  return found.databaseName;
}

/** The table says how JSON becomes each column, the hash whether anything changed; the `id` first given stays. */
function upsertInto(table: string, columns: readonly string[]): string {
  const written = ['id', 'source', 'localId', 'contentHash', ...columns].map(quoted).join(', ');
  const updated = ['contentHash', ...columns]
    .map((column) => `${quoted(column)} = excluded.${quoted(column)}`)
    .join(', ');
  return `
    INSERT INTO ${table} AS kept (${written})
    SELECT ${written} FROM json_populate_recordset(NULL::${table}, $1::json)
    ON CONFLICT (source, "localId") DO UPDATE SET ${updated}
    WHERE kept."contentHash" <> excluded."contentHash"
    RETURNING xmax = 0 AS created`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
