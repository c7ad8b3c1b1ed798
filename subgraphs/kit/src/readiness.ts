import type { VerifyBearer } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { Continuity } from './ledger/continuity';
import type { Sequencer } from './ledger/sequencer';
import { within } from './within';

/** How long a dependency may take to show that it is there, in milliseconds: a gateway waits a second for all of them. */
const PATIENCE_MS = 700;

/** A witness that has been silent for longer is named, in seconds. */
const WITNESS_LATE = 60;

/** What is told of a dependency begins so, or says what is wrong. */
const READY = 'ready';

/** A subgraph that lacks one of these answers nothing, or nothing that counts. */
export interface Readiness {
  readonly ready: boolean;
  /** Of each what is wrong with it, or `ready`. */
  readonly dependencies: Readonly<Record<'database' | 'ledger' | 'witnesses' | 'issuer', string>>;
}

interface Dependencies {
  readonly db: DataSource;
  readonly continuity: Pick<Continuity, 'whole' | 'status' | 'heardAge'>;
  readonly sequencer: Pick<Sequencer, 'failing'>;
  readonly verifyBearer: Pick<VerifyBearer, 'hasKeys'>;
}

/** Asks all of them at once. INVARIANT: no answer waits for what does not answer. */
export async function readinessOf({ db, continuity, sequencer, verifyBearer }: Dependencies): Promise<Readiness> {
  const [database, appends, keys] = await Promise.all([
    within(
      PATIENCE_MS,
      db.query('SELECT 1').then(() => true),
      false,
    ),
    within(
      PATIENCE_MS,
      db.query(APPENDS).then(([row]) => row.appends),
      false,
    ),
    within(PATIENCE_MS, verifyBearer.hasKeys(), false),
  ]);
  const dependencies = {
    database: database ? READY : 'database unreachable',
    ledger: !appends ? 'nothing can be recorded' : sequencer.failing ? 'no checkpoint is signed' : READY,
    witnesses: ofWitnesses(continuity),
    issuer: keys ? READY : "no key of the issuer's is known",
  };
  return { ready: Object.values(dependencies).every((each) => each.startsWith(READY)), dependencies };
}

/** Silence of witnesses takes nobody out of service: their letters come by the calls that would then be kept away. */
function ofWitnesses({ whole, status, heardAge = 0 }: Dependencies['continuity']): string {
  if (!whole) return status;
  return heardAge > WITNESS_LATE ? `${READY}, though no witness has spoken for ${Math.round(heardAge)} s` : READY;
}

/** A standby, a database that was set to be read only, or a role that lost its right. */
const APPENDS = `SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'
  AND has_column_privilege('ledger.entry', 'entry', 'INSERT') AS appends`;
