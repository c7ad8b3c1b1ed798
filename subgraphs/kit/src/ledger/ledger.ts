import { LeadError, log, SILENT, type Telemetry, Unauthenticated } from '@lead-graph/schema';
import { Client } from 'pg';
import { Continuity, unconfirmed } from './continuity';
import { type Attachment, type LedgerEntry, type Mark, textOf } from './entry';

/** How long one write may take, in milliseconds: an answer that waits longer has no lease left. */
const WRITE_TIMEOUT_MS = 1_500;

/** Digests remembered at once. */
const MOST_KEPT = 20_000;

/** What one call has to have on record. */
export interface Recording {
  readonly entries: readonly (LedgerEntry | Mark)[];
  readonly attachments?: readonly Attachment[];
  /** Name of the call, at its first recording: a call that was made before, to whichever process, is refused. */
  readonly call?: string;
}

interface Connection {
  readonly client: Client;
  /** Digests of attachments whose commit was seen on it. */
  readonly kept: Set<string>;
}

interface Waiting {
  readonly recording: Recording;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Appends to an owner's ledger, on a connection of its own. Whoever waits while a write is under way shares the next
 * one: one commit for all of them.
 *
 * INVARIANT: `record` resolves when the entries are durable, in a database that holds all that this process knows to be
 * signed. A write that failed, or whose outcome is not known, rejects, and nothing it was for may be handed on.
 */
export class Ledger {
  private readonly waiting: Waiting[] = [];
  private connection: Connection | null = null;
  private writing = false;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly continuity = new Continuity(),
    private readonly telemetry: Pick<Telemetry, 'begin'> = SILENT,
  ) {}

  record(recording: Recording): Promise<void> {
    if (recording.entries.length === 0) return Promise.resolve();
    if (this.closed) return Promise.reject(unrecorded());
    return new Promise((resolve, reject) => {
      this.waiting.push({ recording, resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  /** Lets what is under way finish. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.writing) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.connection?.client.end().catch(() => undefined);
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      await turnEnds();
      const group = this.waiting.splice(0);
      const work = this.telemetry.begin('ledger write');
      const tell = (outcome: string) => work.end({ outcome, size: group.length });
      try {
        const fresh = await this.write(group.map(({ recording }) => recording));
        tell('OK');
        for (const { recording, resolve, reject } of group) {
          if (!this.continuity.whole) reject(unconfirmed());
          else if (recording.call === undefined || fresh.has(recording.call)) resolve();
          else reject(new Unauthenticated('this call was made before'));
        }
      } catch (error) {
        tell('NOT_RECORDED');
        log({ event: 'ledger write failed', code: (error as { code?: string }).code ?? (error as Error).name });
        this.drop();
        for (const { reject } of group) reject(unrecorded());
      }
    }
    this.writing = false;
  }

  /** The calls that were not made before. */
  private async write(recordings: readonly Recording[]): Promise<ReadonlySet<string>> {
    const { client, kept } = (this.connection ??= await this.connect());
    const attachments = unkept(
      recordings.flatMap((each) => each.attachments ?? []),
      kept,
    );
    const { known } = this.continuity;
    const values = [...valuesOf(recordings, attachments), known?.size, known?.root];
    const { rows } = await client.query({ name: 'record', text: INSERT, values });
    for (const { digest } of attachments) kept.add(digest);
    const [{ fresh, holds, newest }] = rows;
    if (known && !holds) this.continuity.lost(known);
    this.continuity.saw(newest);
    return new Set(fresh);
  }

  private async connect(): Promise<Connection> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: WRITE_TIMEOUT_MS,
      query_timeout: WRITE_TIMEOUT_MS,
      statement_timeout: WRITE_TIMEOUT_MS,
    });
    client.on('error', () => this.drop());
    await client.connect();
    await client.query(`SET synchronous_commit = 'on'`);
    return { client, kept: new Set() };
  }

  /** A connection that failed once may hide the outcome of a write: it is never used again. */
  private drop(): void {
    const { connection } = this;
    this.connection = null;
    void connection?.client.end().catch(() => undefined);
  }
}

/**
 * What this database is not known to hold: the body of law alone is a quarter of a megabyte, and every decision names it.
 * INVARIANT: only a commit that was seen on this very connection counts; the next one may lead to another database.
 */
function unkept(attachments: readonly Attachment[], kept: Set<string>): Attachment[] {
  if (kept.size > MOST_KEPT) kept.clear();
  const byDigest = new Map(attachments.map((each) => [each.digest, each]));
  return [...byDigest.values()].filter(({ digest }) => !kept.has(digest));
}

/** Whoever else comes within this turn of the event loop shares the write. */
function turnEnds(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** As `INSERT` takes them, from the first. */
function valuesOf(recordings: readonly Recording[], attachments: readonly Attachment[]): unknown[] {
  const entries = recordings.flatMap(({ entries }) => entries);
  return [
    linesOf(entries.map(({ operation }) => operation)),
    linesOf(entries.map(({ subject }) => subject)),
    linesOf(entries.map(({ category }) => category)),
    linesOf(entries.map(textOf)),
    linesOf(recordings.flatMap(({ entries, call = '' }) => entries.map(() => call))),
    attachments.map(({ digest }) => digest),
    attachments.map(({ body }) => body),
    recordings.flatMap(({ call }) => call ?? []),
  ];
}

/**
 * One text for many: a list is quoted at this end and unquoted at the other, value by value. INVARIANT: a value that held
 * the end of a line, as JSON, names and codes do not, would make one list longer than the others, and nothing is written.
 */
function linesOf(values: readonly string[]): string {
  return values.join('\n');
}

const lines = (parameter: string): string => `string_to_array(${parameter}, E'\\n', '')`;

/** However often a gateway calls for one operation, each person and category stands there once. */
const INSERT = `WITH fresh AS (INSERT INTO ledger.call (call) SELECT DISTINCT unnest($8::text[]) ON CONFLICT DO NOTHING RETURNING call),
  attached AS (INSERT INTO ledger.attachment (digest, body) SELECT * FROM unnest($6::text[], $7::text[]) ON CONFLICT DO NOTHING),
  entered AS (INSERT INTO ledger.entry (operation, subject, category, entry)
    SELECT operation, subject::uuid, category, entry
    FROM unnest(${['$1', '$2', '$3', '$4', '$5'].map(lines).join(', ')}) AS g(operation, subject, category, entry, call)
    WHERE call IS NULL OR call IN (SELECT call FROM fresh) ON CONFLICT (operation, subject, category) DO NOTHING)
  SELECT ARRAY(SELECT call FROM fresh) AS fresh,
    EXISTS (SELECT FROM ledger.checkpoint WHERE size = $9 AND root = $10) AS holds,
    (SELECT json_build_object('size', size, 'root', root) FROM ledger.checkpoint ORDER BY size DESC LIMIT 1) AS newest`;

function unrecorded(): LeadError {
  return new LeadError('NOT_RECORDED', 'the disclosure could not be recorded, so nothing is handed on');
}

/**
 * Refuses a database that may lose what it said was written, or a ledger that can be changed. A throw-away cluster of
 * a test says of itself that it is one; in production nothing does.
 */
export async function assertDurable(url: string, production: boolean): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } =
      await client.query(`SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
      coalesce(current_setting('lead.throwaway', true), '') AS throwaway, to_regclass('ledger.entry') IS NOT NULL AS there,
      to_regclass('ledger.entry') IS NOT NULL AND has_table_privilege('ledger.entry', 'UPDATE, DELETE, TRUNCATE') AS changeable`);
    const { fsync, pages, throwaway, there, changeable } = rows[0];
    const durable = (fsync === 'on' && pages === 'on') || (throwaway === 'on' && !production);
    if (!there) throw new Error('this database has no ledger; run compose/ledger.sql in it as its administrator');
    if (changeable) throw new Error('the serving role can change the ledger; run compose/ledger.sql as another role');
    if (!durable) throw new Error('fsync and full_page_writes must be on: a record that can be lost is none');
  } finally {
    await client.end();
  }
}
