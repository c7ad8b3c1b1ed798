import type { Graph } from '@lead-graph/kit/graph';
import { AGENCIES } from '@lead-graph/schema';
import type { Called } from './operationNames';

/** One entry of a ledger. */
export interface Recorded {
  readonly agency: string;
  readonly subject: string;
  readonly category: string;
  readonly kind: string;
  readonly rows: number;
  readonly withheld: boolean;
}

/** What all owners have on record of these operations, by the operation's name at each. */
export async function recordedOf(
  { subgraphs }: Graph,
  operations: readonly Called[],
): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const recorded = new Map<string, Recorded[]>();
  for (const { name: agency } of AGENCIES) {
    const called = operations.flatMap(({ names }) => names[agency] ?? []);
    const rows: (Recorded & { operation: string })[] = await subgraphs[agency]!.db.query(ENTRIES, [called]);
    for (const { operation, ...entry } of rows) {
      const of = recorded.get(operation) ?? [];
      of.push({ ...entry, agency });
      recorded.set(operation, of);
    }
  }
  return recorded;
}

const ENTRIES = `SELECT e.operation, e.subject::text, e.category, e.entry::json->>'kind' AS kind, (e.entry::json->>'rows')::int AS rows,
    EXISTS (SELECT FROM ledger.entry w WHERE w.operation = e.operation AND w.category = 'WITHHELD') AS withheld
  FROM ledger.entry e WHERE e.operation = ANY($1) AND e.category NOT IN ('WITHHELD', 'ENDED')`;
