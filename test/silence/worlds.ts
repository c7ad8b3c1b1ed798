import type { Graph } from '@lead-graph/kit/graph';

/** What is changed of one agency, so that two worlds differ only in what somebody may not read. */
export interface Difference {
  readonly agency: string;
  /** Tables whose rows are written again, each once more under another id; none: every table of records. */
  readonly tables?: readonly string[];
}

/** Writes every row of these agencies once more, where it can be there twice: more of each kind, for everybody they hold. */
export async function addWithheldRows(graph: Graph, differences: readonly Difference[]): Promise<number> {
  let added = 0;
  for (const { agency, tables } of differences) {
    const { db } = graph.subgraphs[agency]!;
    const named: { table: string; columns: string[] }[] = await db.query(RECORD_TABLES);
    for (const { table, columns } of named.filter((each) => tables?.includes(each.table) ?? true)) {
      const copied = columns.map((column) => {
        if (column === 'id') return 'gen_random_uuid()';
        return column === 'localId' ? 'gen_random_uuid()::text' : `"${column}"`;
      });
      const list = columns.map((column) => `"${column}"`).join(', ');
      const rows = await db.query(
        `INSERT INTO ${table} (${list}) SELECT ${copied.join(', ')} FROM ${table} ON CONFLICT DO NOTHING RETURNING id`,
      );
      added += rows.length;
    }
  }
  return added;
}

/** Tables of records, with the columns that are written. */
const RECORD_TABLES = `SELECT quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) AS table, array_agg(c.column_name::text) AS columns
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
    AND c.is_generated = 'NEVER' AND t.table_name <> 'agency_record'
  GROUP BY c.table_schema, c.table_name HAVING bool_or(c.column_name = 'personRef') AND bool_or(c.column_name = 'localId')
    AND bool_or(c.column_name = 'category')
  ORDER BY 1`;

/** Gives everybody another name, other languages and another telephone. */
export async function renameEverybody({ subgraphs }: Graph): Promise<void> {
  await subgraphs.participants!.db.query(
    `UPDATE participant SET "preferredName" = 'Another', "raceEthnicity" = '{WHITE}', languages = '{so}', phone = '+1 206 555 0199'`,
  );
}
