import type { Decision } from '@lead-graph/participants/engine';
import { type RowFacts, withinScopes } from '@lead-graph/schema';
import type { Verdict } from './reference/reference';

/** In what the engine and the reference differ; null where they agree. `rows` are those the reference was asked about. */
export function difference(decision: Decision, verdict: Verdict, rows: readonly RowFacts[]): string | null {
  const reason = decision.effect === 'DENY' ? decision.reason : null;
  if (reason !== verdict.reason) return `reason ${reason} but ${verdict.reason}`;
  if (decision.effect === 'DENY') return null;
  if (decision.redisclosure !== verdict.redisclosure)
    return `redisclosure ${decision.redisclosure} but ${verdict.redisclosure}`;
  const obligations = [...decision.obligations].sort().join();
  if (obligations !== [...verdict.obligations].sort().join()) return `obligations ${obligations}`;
  for (const row of rows)
    if (withinScopes(decision.scopes, row) !== verdict.rows.has(row)) return `row ${JSON.stringify(row)}`;
  return null;
}
