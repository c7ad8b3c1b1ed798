import { randomUUID } from 'node:crypto';
import { ImportFailed } from './errors';

/** A DataSource, an EntityManager or a QueryRunner: whichever holds the transaction that the answer is for. */
export interface Queryable {
  // biome-ignore lint/suspicious/noExplicitAny: TypeORM types the rows of a statement so
  query(statement: string, parameters?: unknown[]): Promise<any>;
}

/**
 * This agency's own references of persons, by their keys in the source; minted for whoever is new, in one statement.
 * Needs the table `person ("personRef" uuid PRIMARY KEY, source text, "localId" text, UNIQUE (source, "localId"))`.
 * INVARIANT: a reference is random, never derived from the key, and once given stays.
 */
export async function personRefs(
  db: Queryable,
  source: string,
  localIds: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(localIds)].sort();
  const found = new Map<string, string>();
  for (let asked = 0; found.size < wanted.length; asked++) {
    if (asked === MOST_ASKED) throw new ImportFailed('person', 'persons named by another transaction cannot be seen');
    const left = wanted.filter((localId) => !found.has(localId));
    const rows: PersonRow[] = await db.query(MINT, [source, left, left.map(() => randomUUID())]);
    for (const row of rows) found.set(row.localId, row.personRef);
  }
  return found;
}

interface PersonRow {
  readonly localId: string;
  readonly personRef: string;
}

/** Twice is enough where each statement sees what was committed before it; at stricter isolation none ever is. */
const MOST_ASKED = 5;

/** Leaves out a person whom another transaction has named since this statement began; asked again, it finds them. */
const MINT = `
  WITH given AS (SELECT "localId", "personRef" FROM unnest($2::text[], $3::uuid[]) AS g("localId", "personRef")),
  minted AS (
    INSERT INTO person ("personRef", source, "localId") SELECT "personRef", $1, "localId" FROM given
    ON CONFLICT (source, "localId") DO NOTHING
    RETURNING "localId", "personRef"
  )
  SELECT "localId", "personRef" FROM minted
  UNION ALL
  SELECT "localId", "personRef" FROM person WHERE source = $1 AND "localId" = ANY($2)`;
