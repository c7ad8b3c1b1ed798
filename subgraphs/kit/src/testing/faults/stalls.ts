import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { LEDGER_CONNECTION } from '../writer';
import type { TestLedger } from '../testLedger';
import type { Fault } from './fault';
import { hold, holdWithChildren, release } from './programs';

/** What serves the ledger's connection stands still. The program may go on, on another one, before this one does. */
export const stalledConnection = stalled('stalled connection', async (ledger) => {
  const pids = await ledger.asAdministrator(serving);
  await hold(pids);
  return pids;
});

/** All of PostgreSQL stands still: connections are taken, and nothing answers on them. */
export const stalledDatabase = stalled('stalled database', ({ postmaster }) => holdWithChildren(postmaster));

/** For as long as a write may take and longer: its end comes when the program has refused. */
function stalled(kind: string, stop: (ledger: TestLedger) => Promise<readonly number[]>): Fault {
  return {
    kind,
    refuses: true,
    async begin(ledger) {
      const pids = await stop(ledger);
      return async () => release(pids);
    },
  };
}

async function serving(administrator: Client): Promise<readonly number[]> {
  for (;;) {
    const { rows } = await administrator.query(SERVING, [LEDGER_CONNECTION]);
    if (rows.length > 0) return rows.map(({ pid }) => pid);
    await sleep(5);
  }
}

const SERVING = 'SELECT pid FROM pg_stat_activity WHERE application_name = $1';
