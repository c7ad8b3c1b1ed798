import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { NounNotImportable } from './errors';

/** The table of a noun, and the statements that write it. Names come from its entity, quoted. */
export interface NounTable {
  readonly name: string;
  /** Of a property or column of the noun; throws when it has no such. */
  column(name: string): string;
  /** One parameter, rows as JSON. Yields `created` for each row written, and nothing for one that is as it was. */
  upsert(names: readonly string[]): string;
  /** Source and keys. Yields `deleted`, a number. */
  readonly remove: string;
  /** Source and keys. Yields `id` and `localId`. */
  readonly ids: string;
}

const OBLIGATIONS = ['id', 'source', 'localId', 'contentHash'];

export function nounTable(db: DataSource, noun: EntityTarget<ObjectLiteral>): NounTable {
  const metadata = db.getMetadata(noun);
  const table = metadata.tablePath.split('.').map(quoted).join('.');
  const columns = columnsOf(metadata);
  const statements = new Map<string, string>();
  const column = (name: string) => columns.get(name) ?? noSuchColumn(metadata, name);
  for (const name of OBLIGATIONS) column(name);
  return {
    name: metadata.name,
    column,
    upsert(names) {
      const key = names.join('\0');
      const known = statements.get(key) ?? upsertInto(table, names.map(column));
      statements.set(key, known);
      return known;
    },
    remove: `
      WITH gone AS (DELETE FROM ${table} WHERE source = $1 AND "localId" = ANY($2) RETURNING 1)
      SELECT count(*)::int AS deleted FROM gone`,
    ids: `SELECT id, "localId" FROM ${table} WHERE source = $1 AND "localId" = ANY($2)`,
  };
}

function columnsOf(metadata: EntityMetadata): Map<string, string> {
  const names = metadata.columns.map((column) => [column.databaseName, column.databaseName] as const);
  const properties = metadata.columns.map((column) => [column.propertyName, column.databaseName] as const);
  return new Map([...names, ...properties]);
}

function noSuchColumn(metadata: EntityMetadata, name: string): never {
  const properties = metadata.columns.map((column) => column.propertyName);
  throw new NounNotImportable(metadata.name, name, properties);
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
