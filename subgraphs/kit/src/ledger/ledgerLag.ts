import type { DataSource } from 'typeorm';

/** Entries counted at most. */
const MOST = 10_000;

/** How far what is signed lies behind what is recorded. */
export interface LedgerLag {
  /** Seconds since the newest checkpoint was signed; null while there is none. */
  readonly age: number | null;
  /** Committed entries that it does not cover. */
  readonly unplaced: number;
}

export async function ledgerLag(db: DataSource): Promise<LedgerLag> {
  const [lag] = await db.query(LAG);
  return lag;
}

const LAG = `SELECT extract(epoch FROM clock_timestamp() - c.at)::float8 AS age,
    (SELECT count(*)::int FROM (SELECT FROM ledger.entry e WHERE e.xid >= coalesce(c.horizon, '0'::xid8) LIMIT ${MOST}) AS later) AS unplaced
  FROM (SELECT) AS one LEFT JOIN LATERAL (SELECT at, horizon FROM ledger.checkpoint ORDER BY size DESC LIMIT 1) AS c ON true`;
