import type { Client } from 'pg';

/** Entries read at a time. */
const PAGE = 20_000;

/** An entry as it stands in its database: the text, and by what it is found. */
export interface StoredEntry {
  readonly entry: string;
  readonly operation: string;
  readonly subject: string;
  readonly category: string;
}

/**
 * All entries of a ledger in the order of its tree, page by page; the last ones may not have their place in it yet.
 * INVARIANT: none is left out, were it one to which an administrator gave the numbers of another.
 */
export async function* entriesInOrder(client: Pick<Client, 'query'>): AsyncGenerator<readonly StoredEntry[]> {
  for (let last: readonly (string | null)[] = [null, null, null]; ; ) {
    const { rows } = await client.query(
      `SELECT e.xid::text, e.id::text, e.ctid::text, e.entry, e.operation, e.subject, e.category FROM ledger.entry e
       WHERE $1::xid8 IS NULL OR (e.xid, e.id, e.ctid) > ($1::xid8, $2::bigint, $3::tid) ORDER BY e.xid, e.id, e.ctid LIMIT ${PAGE}`,
      [...last],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    const { xid, id, ctid } = rows.at(-1);
    last = [xid, id, ctid];
  }
}
