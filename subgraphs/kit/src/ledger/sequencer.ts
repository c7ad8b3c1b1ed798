import { log } from '@lead-graph/schema';
import type { KeyObject } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { type SignedCheckpoint, signCheckpoint } from './checkpoint';
import { Continuity } from './continuity';
import { Frontier, type Hash, hashesIn } from './merkle';

/** From one checkpoint to the next, in milliseconds. */
const EVERY_MS = 1_000;

/** How long a turn waits for its database, in milliseconds: the next turn has a connection of its own. */
const TIMEOUT_MS = 10_000;

/** From one time old calls are forgotten to the next, in milliseconds. */
const FORGET_EVERY_MS = 60_000;

/** Entries placed in one transaction. */
const MOST = 10_000;

/** Held by the one process that places entries of this database. */
const LOCK = 7_226_162;

/**
 * Gives committed entries their place in the tree and signs what it came to, every second. One at a time for each owner:
 * of several processes the one that holds the lock.
 *
 * Only entries of transactions that ended before the oldest one still running are placed, so none can appear before one
 * that has its place. Nothing is signed in a database that may not hold what was signed before.
 */
export class Sequencer {
  private readonly pool: Pool;
  private timer: NodeJS.Timeout | null = null;
  private forgotAt = -FORGET_EVERY_MS;
  private turn: Promise<unknown> = Promise.resolve();
  /** Whether the newest turn failed. */
  failing = false;

  constructor(
    url: string,
    private readonly origin: string,
    private readonly key: KeyObject,
    private readonly continuity = new Continuity(),
  ) {
    const [connectionTimeoutMillis, query_timeout, statement_timeout] = [TIMEOUT_MS, TIMEOUT_MS, TIMEOUT_MS];
    this.pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis, query_timeout, statement_timeout });
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined)); // in a turn too: its statement fails
  }

  start(): void {
    this.timer = setInterval(() => void this.place(), EVERY_MS);
    this.timer.unref();
  }

  /** Places what is committed now; the newest checkpoint, or null where there is none yet. Turns never overlap. */
  place(): Promise<SignedCheckpoint | null> {
    const turn = this.turn.then(() => this.takeTurn());
    this.turn = turn;
    return turn;
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.turn;
    await this.pool.end();
  }

  private async takeTurn(): Promise<SignedCheckpoint | null> {
    try {
      const client = await this.pool.connect();
      try {
        const checkpoint = await this.within(client);
        client.release();
        this.failing = false;
        return checkpoint;
      } catch (error) {
        client.release(true);
        throw error;
      }
    } catch (error) {
      this.failing = true;
      log({ event: 'checkpoint failed', code: (error as { code?: string }).code ?? (error as Error).name });
      return null;
    }
  }

  private async within(client: PoolClient): Promise<SignedCheckpoint | null> {
    await this.forgetCalls(client);
    if (!(await this.isWhole(client))) return null;
    const last = await lastOf(client);
    const checkpoint = last && !last.due ? { ...last, origin: this.origin } : await this.placeAlone(client);
    this.continuity.saw(checkpoint);
    return checkpoint;
  }

  private async placeAlone(client: PoolClient): Promise<SignedCheckpoint | null> {
    await client.query(`BEGIN; SET LOCAL synchronous_commit = 'on'`);
    const { rows } = await client.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [LOCK]);
    const checkpoint = rows[0].mine ? await this.placeAll(client) : null;
    await client.query('COMMIT');
    return checkpoint;
  }

  private async isWhole(client: PoolClient): Promise<boolean> {
    const { known } = this.continuity;
    if (known) {
      const { size, root } = known;
      const { rows } = await client.query('SELECT FROM ledger.checkpoint WHERE size = $1 AND root = $2', [size, root]);
      if (rows.length === 0) this.continuity.lost(known);
    }
    return this.continuity.whole;
  }

  private async forgetCalls(client: PoolClient): Promise<void> {
    if (performance.now() - this.forgotAt < FORGET_EVERY_MS) return;
    await client.query(FORGET_CALLS);
    this.forgotAt = performance.now();
  }

  private async placeAll(client: PoolClient): Promise<SignedCheckpoint | null> {
    const last = await lastOf(client);
    const { leaves, horizon } = await nextLeaves(client, last?.horizon ?? '0');
    if (leaves.length === 0) return last && { ...last, origin: this.origin };
    const frontier = last ? Frontier.from(last.size, last.frontier) : Frontier.empty();
    const run = Frontier.empty(frontier.size);
    for (const leaf of leaves) run.append(leaf);
    frontier.extend(run.kept, run.size);
    const { size } = frontier;
    const unsigned = {
      origin: this.origin,
      size,
      root: frontier.root().toString('base64'),
      at: new Date().toISOString(),
    };
    const checkpoint = { ...unsigned, signature: signCheckpoint(unsigned, this.key) };
    await client.query(
      'INSERT INTO ledger.checkpoint (size, root, at, signature, frontier, run, horizon) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        ...[size, checkpoint.root, checkpoint.at, checkpoint.signature],
        ...[frontier.kept.map(base64), run.kept.map(base64), horizon],
      ],
    );
    return checkpoint;
  }
}

/** A call is refused for its age long before that (CLOCK_TOLERANCE_SECONDS). */
const FORGET_CALLS = `DELETE FROM ledger.call WHERE at < statement_timestamp() - interval '15 minutes'`;

/** That an entry's transaction is one from `horizon` on, and is over, as is every one before it. */
const isOver = (horizon: string): string => `e.xid >= ${horizon} AND e.xid < pg_snapshot_xmin(pg_current_snapshot())`;

const base64 = (bytes: Buffer): string => bytes.toString('base64');

/** The newest checkpoint, and whether there are entries to place after it: in most seconds of most ledgers there are none. */
async function lastOf(client: PoolClient) {
  const { rows } = await client.query(
    `SELECT c.*, EXISTS (SELECT FROM ledger.entry e WHERE ${isOver('c.horizon')}) AS due
     FROM ledger.checkpoint c ORDER BY c.size DESC LIMIT 1`,
  );
  const [row] = rows;
  if (!row) return null;
  return {
    ...row,
    size: Number(row.size),
    at: (row.at as Date).toISOString(),
    frontier: (row.frontier as string[]).map((text) => Buffer.from(text, 'base64')),
  };
}

/**
 * Leaves of the next entries, of transactions that are all over, whole transactions at a time, and up to where that goes.
 * Their texts stay where they are: PostgreSQL hashes them as `leafHash` does.
 */
async function nextLeaves(client: PoolClient, from: string): Promise<{ leaves: readonly Hash[]; horizon: string }> {
  const { rows } = await client.query(
    `WITH next AS (SELECT e.id, e.xid, e.entry FROM ledger.entry e
         WHERE ${isOver('$1::xid8')} ORDER BY e.xid FETCH FIRST $2 ROWS WITH TIES)
     SELECT string_agg(sha256('\\x00'::bytea || convert_to(entry, 'UTF8')), '' ORDER BY xid, id) AS leaves, max(xid)::text AS last FROM next`,
    [from, MOST],
  );
  const [{ leaves, last }] = rows;
  return leaves === null
    ? { leaves: [], horizon: from }
    : { leaves: hashesIn(leaves), horizon: String(BigInt(last) + 1n) };
}
