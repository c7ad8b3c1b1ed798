import { setTimeout as sleep } from 'node:timers/promises';
import { LEDGER_CONNECTION } from '../writer';
import type { Fault } from './fault';

/** The connection goes while a write is under way: whether that was committed, the program cannot know. */
export const lostConnection: Fault = {
  kind: 'lost connection',
  refuses: false,
  async begin(ledger) {
    await ledger.asAdministrator(async (administrator) => {
      while ((await administrator.query(CUT, [LEDGER_CONNECTION])).rowCount === 0) await sleep(1);
    });
    return async () => undefined;
  },
};

const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND state = 'active'`;
