import 'reflect-metadata';
import { type Graph, openGraph } from '@lead-graph/kit/graph';
import { Client } from 'pg';

/** What the program says to whoever started it. */
export type GraphSays =
  | { readonly said: 'ready'; readonly url: string; readonly token: string }
  | ({ readonly said: 'counted' } & Counted);

export interface Counted {
  /** SQL statements of all subgraphs and ledgers since the start. */
  readonly statements: number;
  /** Of these, those that read what is asked for, and writes of ledgers; the others begin, end, sign and witness. */
  readonly reads: number;
  readonly writes: number;
  /** Bytes of write-ahead log since ever. */
  readonly walBytes: number;
  /** Entries of all ledgers. */
  readonly entries: number;
}

/** The largest that may be set: neither the one account that asks nor a busy machine is to hold anything up. */
const MOST = { rateLimit: { perMinute: 100_000, burst: 100_000 }, upstreamTimeoutMs: 1_500 };

/** The whole graph on a folder, as `npm start` runs it, in a program of its own. */
async function serve(folder: string, persona: string): Promise<void> {
  const statements = countStatements();
  const graph = await openGraph({ folder, port: 0, identityPort: 0, ...MOST });
  process.on('message', (message) => {
    if (message === 'count') void count(graph, statements).then((counted) => say({ said: 'counted', ...counted }));
    if (message === 'stop') void graph.stop().then(() => process.exit(0));
  });
  say({ said: 'ready', url: graph.url, token: await graph.tokenFor(persona) });
}

type Sent = Pick<Counted, 'statements' | 'reads' | 'writes'>;

async function count({ subgraphs }: Graph, sent: Sent): Promise<Counted> {
  const { statements, reads, writes } = sent;
  let [walBytes, entries] = [0, 0];
  for (const { db } of Object.values(subgraphs)) {
    const [row] = await db.query(COUNTS);
    walBytes = row.walBytes;
    entries += row.entries;
  }
  return { statements, reads, writes, walBytes, entries };
}

const COUNTS = `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS "walBytes",
  (SELECT count(*)::int FROM ledger.entry) AS entries`;

function say(message: GraphSays): void {
  process.send!(message);
}

/** Counted where they leave, whoever sends them. */
function countStatements(): Sent {
  const sent = { statements: 0, reads: 0, writes: 0 };
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [first] = given as [string | { name?: string; text: string }];
    const text = typeof first === 'string' ? first : first.text;
    sent.statements += 1;
    if (typeof first === 'object' && first.name === 'record') sent.writes += 1;
    else if (!/^(START|BEGIN|COMMIT|ROLLBACK)|\bledger\.|pg_try_advisory_xact_lock/.test(text)) sent.reads += 1;
    return (query as (...given: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  return sent;
}

void serve(process.argv[2]!, process.argv[3]!);
