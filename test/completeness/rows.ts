import type { Graph } from '@lead-graph/kit/graph';
import { RECORD_AGENCIES } from '@lead-graph/schema';

/** One row, as its owner's database holds it. */
export interface KeptRow {
  readonly agency: string;
  readonly personRef: string;
  readonly category: string;
  /** From `categoryUntil` on, milliseconds since 1970, it counts as `categoryThen`. */
  readonly categoryUntil: number | null;
  readonly categoryThen: string | null;
}

/** Every row of every agency, by its id. */
export async function keptRows({ subgraphs }: Graph): Promise<ReadonlyMap<string, KeptRow>> {
  const rows = new Map<string, KeptRow>();
  for (const { name: agency } of RECORD_AGENCIES) {
    const { db } = subgraphs[agency]!;
    for (const { table, dated } of await db.query(TABLES)) {
      const label = dated
        ? `"categoryThen", (extract(epoch FROM "categoryUntil") * 1000)::float8 AS "categoryUntil"`
        : 'NULL AS "categoryThen", NULL AS "categoryUntil"';
      const kept: (KeptRow & { id: string })[] = await db.query(
        `SELECT id, "personRef", category, ${label} FROM ${table}`,
      );
      for (const { id, ...row } of kept) rows.set(id, { ...row, agency });
    }
  }
  return rows;
}

/** Categories of a row at an instant. */
export function categoriesAt({ category, categoryUntil, categoryThen }: KeptRow, at: number): string[] {
  const label = categoryUntil !== null && categoryUntil <= at ? categoryThen! : category;
  return label.split('+');
}

const TABLES = `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS table, bool_or(column_name = 'categoryThen') AS dated
  FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'ledger') AND table_name <> 'agency_record'
  GROUP BY table_schema, table_name HAVING bool_or(column_name = 'personRef') AND bool_or(column_name = 'category')`;
