import { LEDGER_CONNECTION } from '../writer';
import type { TestLedger } from '../testLedger';
import type { Fault } from './fault';
import { hold, holdWithChildren, release } from './programs';

/** What serves the ledger's connection stands still. The program may go on, on another one, before this one does. */
export const stalledConnection = stalled('stalled connection', async (ledger) => {
  const { rows } = await ledger.asAdministrator((administrator) =>
    administrator.query('SELECT pid FROM pg_stat_activity WHERE application_name = $1', [LEDGER_CONNECTION]),
  );
  const pids = rows.map(({ pid }) => pid);
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
