import type { Telemetry } from '@lead-graph/schema';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Continuity } from './ledger/continuity';
import { type LedgerLag, ledgerLag } from './ledger/ledgerLag';
import { within } from './within';

/** How long a number may take, in milliseconds: a database that does not answer holds up no other. */
const PATIENCE_MS = 500;

/** How a subgraph, its database and its ledger stand. The pool comes first: the questions after it use the pool. */
export function tellLevels(telemetry: Telemetry, db: DataSource, continuity: Pick<Continuity, 'heardAge'>): void {
  let asked: Promise<LedgerLag | null> | null = null;
  const lag = () => (asked ??= within(PATIENCE_MS, ledgerLag(db), null).finally(() => (asked = null)));
  telemetry.gauge('lead_database_connections', () => connectionsOf(db));
  telemetry.gauge('lead_checkpoint_age_seconds', async () => (await lag())?.age ?? undefined);
  telemetry.gauge('lead_ledger_unplaced_entries', async () => (await lag())?.unplaced);
  telemetry.gauge('lead_witness_age_seconds', () => continuity.heardAge);
}

function connectionsOf({ driver }: DataSource): Record<string, number> {
  const { totalCount, idleCount, waitingCount } = (driver as unknown as { master: Pool }).master;
  return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
