import { randomUUID } from 'node:crypto';
import type { EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import type { NounTable } from './nounTable';
import { personRefs } from './people';
import type { Reference } from './row';
import type { HashedRow } from './seen';

/** A row as its table takes it, by database column; `orphan` is the reference of it that leads nowhere. */
export interface ResolvedRow {
  readonly row: HashedRow;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly orphan: Reference | null;
}

export type TableOf = (noun: EntityTarget<ObjectLiteral>) => NounTable;

/** Rows of one noun, with the ids of what they refer to and their persons' references, each by one statement. */
export async function resolveRows(
  runner: QueryRunner,
  source: string,
  rows: readonly HashedRow[],
  tableOf: TableOf,
): Promise<ResolvedRow[]> {
  const ids = await idsMeantBy(runner, source, rows, tableOf);
  const people = await personRefs(
    runner,
    source,
    rows.flatMap((row) => row.person ?? []),
  );
  return rows.map((row) => {
    const column = tableOf(row.noun).column;
    const columns: Record<string, unknown> = {
      id: randomUUID(),
      source,
      localId: row.localId,
      contentHash: row.contentHash,
    };
    for (const [name, value] of Object.entries(row.values)) columns[column(name)] = value;
    let orphan: Reference | null = null;
    for (const [name, reference] of Object.entries(row.references ?? {})) {
      const id = reference && ids.get(tableOf(reference.noun))?.get(reference.localId);
      if (reference && !id) orphan = reference;
      columns[column(name)] = id;
    }
    if (row.person !== undefined) columns[column('personRef')] = people.get(row.person);
    return { row, columns, orphan };
  });
}

/** What a row writes beside its key, by the names its mapping gave. */
export function columnNames(row: HashedRow): string[] {
  return [
    ...Object.keys(row.values),
    ...Object.keys(row.references ?? {}),
    ...(row.person === undefined ? [] : ['personRef']),
  ];
}

async function idsMeantBy(runner: QueryRunner, source: string, rows: readonly HashedRow[], tableOf: TableOf) {
  const meant = new Map<NounTable, Set<string>>();
  for (const reference of rows.flatMap((row) => Object.values(row.references ?? {}))) {
    if (!reference) continue;
    const table = tableOf(reference.noun);
    meant.set(table, (meant.get(table) ?? new Set()).add(reference.localId));
  }
  const ids = new Map<NounTable, Map<string, string>>();
  for (const [table, keys] of meant) {
    const found: { id: string; localId: string }[] = await runner.query(table.ids, [source, [...keys]]);
    ids.set(table, new Map(found.map((each) => [each.localId, each.id])));
  }
  return ids;
}
