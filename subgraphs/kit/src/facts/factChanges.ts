import type { DataSource } from 'typeorm';
import type { Fact } from './fact';

/** People of whom something changed, and from which transaction on the next look has to begin. */
export interface Changed {
  readonly refs: readonly string[];
  readonly next: string;
}

/** Of a row that becomes another person's, both are noted. */
const NOTED = [
  ['INSERT', 'NEW'],
  ['UPDATE', 'NEW'],
  ['UPDATE', 'OLD'],
  ['DELETE', 'OLD'],
] as const;

/**
 * Has the database note whose rows change; what it notes already stays as it is, so that a role that owns no table may
 * call this after the owner did. INVARIANT: nothing that commits is missed: a look begins at the oldest transaction that
 * was still running at the last one.
 */
export async function noteChanges(db: DataSource, facts: readonly Fact[]): Promise<void> {
  const noted = new Set((await db.query(NOTES)).map(({ note }: { note: string }) => note));
  const tables = new Map(facts.flatMap((fact) => Object.entries(fact.tables)));
  for (const [table, person] of tables)
    for (const [event, rows] of NOTED) {
      const name = `note_facts_${event}_${rows}`.toLowerCase();
      if (noted.has(`${table} ${name} ${person}`)) continue;
      await db.query(`CREATE OR REPLACE TRIGGER ${name} AFTER ${event} ON ${table}
        REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_fact_change('${person.replaceAll("'", "''")}')`);
    }
}

/** Table, trigger and what it takes for the person, of those that are on. */
const NOTES = `SELECT c.relname || ' ' || t.tgname || ' ' || convert_from(rtrim(t.tgargs, '\\x00'::bytea), 'UTF8') AS note
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
  WHERE p.proname = 'note_fact_change' AND t.tgenabled = 'O'`;

/** Where a look has to begin that misses nothing from now on. */
export async function nextLook(db: DataSource): Promise<string> {
  const [{ next }] = await db.query('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS next');
  return next;
}

export async function changedSince(db: DataSource, look: string): Promise<Changed> {
  const [{ next, refs }] = await db.query(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS next,
       (SELECT coalesce(array_agg(DISTINCT "personRef"::text), '{}') FROM fact_change WHERE transaction >= $1::xid8) AS refs`,
    [look],
  );
  return { refs, next };
}

/** Changes that every index has seen or, built anew, never needs. */
export async function forgetChanges(db: DataSource): Promise<void> {
  await db.query(`DELETE FROM fact_change WHERE "notedAt" < now() - interval '1 day'`);
}
