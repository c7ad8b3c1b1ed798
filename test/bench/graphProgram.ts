import 'reflect-metadata';
import { type Graph, openGraph } from '@lead-graph/kit/graph';
import { Client } from 'pg';

/** What the program says to whoever started it. */
export type GraphSays =
  | { readonly said: 'ready'; readonly url: string; readonly token: string }
  /** Since the start: SQL statements of all subgraphs and ledgers. Since ever: bytes of write-ahead log. */
  | { readonly said: 'counted'; readonly statements: number; readonly walBytes: number };

/** The largest that may be set: neither the one account that asks nor a busy machine is to hold anything up. */
const MOST = { rateLimit: { perMinute: 100_000, burst: 100_000 }, upstreamTimeoutMs: 1_500 };

/** The whole graph on a folder, as `npm start` runs it, in a program of its own. */
async function serve(folder: string, persona: string): Promise<void> {
  const statements = countStatements();
  const graph = await openGraph({ folder, port: 0, identityPort: 0, ...MOST });
  process.on('message', (message) => {
    if (message === 'count')
      void walBytes(graph).then((bytes) => say({ said: 'counted', statements: statements(), walBytes: bytes }));
    if (message === 'stop') void graph.stop().then(() => process.exit(0));
  });
  say({ said: 'ready', url: graph.url, token: await graph.tokenFor(persona) });
}

async function walBytes({ subgraphs }: Graph): Promise<number> {
  const [row] = await subgraphs.participants!.db.query(
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS bytes`,
  );
  return row.bytes;
}

function say(message: GraphSays): void {
  process.send!(message);
}

/** Counted where they leave, whoever sends them. */
function countStatements(): () => number {
  let count = 0;
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    count += 1;
    return (query as (...given: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  return () => count;
}

void serve(process.argv[2]!, process.argv[3]!);
