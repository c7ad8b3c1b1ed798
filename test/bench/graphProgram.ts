import 'reflect-metadata';
import { type Graph, openGraph } from '@lead-graph/kit/graph';
import { countStatements, type Sent } from './statements';
import type { Counted, Says } from './system';

/** The largest that may be set: neither the one account that asks nor a busy machine is to hold anything up. */
const MOST = { rateLimit: { perMinute: 100_000, burst: 100_000 }, upstreamTimeoutMs: 1_500 };

/** The whole graph on a folder, as `npm start` runs it, in a program of its own. */
async function serve(folder: string, persona: string): Promise<void> {
  const statements = countStatements();
  const graph = await openGraph({ folder, port: 0, identityPort: 0, ...MOST });
  const stop = () => void graph.stop().then(() => process.exit(0));
  process.on('message', (message) => {
    if (message === 'count') void count(graph, statements()).then((counted) => say({ said: 'counted', ...counted }));
    if (message === 'stop') stop();
  });
  process.once('disconnect', stop);
  say({ said: 'ready', url: graph.url, token: await graph.tokenFor(persona) });
}

async function count({ subgraphs }: Graph, sent: Sent): Promise<Counted> {
  let [walBytes, entries] = [0, 0];
  for (const { db } of Object.values(subgraphs)) {
    const [row] = await db.query(COUNTS);
    walBytes = row.walBytes;
    entries += row.entries;
  }
  return { ...sent, walBytes, entries };
}

const COUNTS = `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS "walBytes",
  (SELECT count(*)::int FROM ledger.entry) AS entries`;

function say(message: Says): void {
  process.send!(message);
}

void serve(process.argv[2]!, process.argv[3]!);
