import { closeSync, fstatSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Fault } from './fault';
import { hold, holdWithChildren, kill, release } from './programs';

/** Longer than reading one number takes, in milliseconds. */
const ANSWERS_WITHIN_MS = 2_000;

/** Up to where the log has been flushed: its file, and the byte in it. */
interface Flushed {
  readonly segment: string;
  readonly offset: number;
}

/**
 * Everything stops at one instant, and of the write-ahead log there is afterwards what PostgreSQL had flushed until
 * then and zeros behind it. Pages of tables stay as they are: PostgreSQL flushes the log that a page comes from first.
 */
export const powerLoss: Fault = {
  kind: 'power loss',
  refuses: false,
  async begin(ledger, writer) {
    const flushed = await ledger.asAdministrator(async (administrator) => {
      const { rows } = await administrator.query('SELECT pg_backend_pid() AS pid');
      await hold([writer.pid]);
      const { programs, flushed } = await holdAt(ledger.postmaster, administrator, rows[0].pid);
      await kill([...programs, rows[0].pid]);
      return flushed;
    });
    await writer.kill();
    forget(join(ledger.cluster, 'pg_wal'), flushed);
    return () => ledger.reopen();
  },
};

/** Holds all but the one that answers, which then cannot answer of a later instant. */
async function holdAt(postmaster: number, administrator: Client, own: number) {
  for (;;) {
    const programs = await holdWithChildren(postmaster, own);
    const asked = flushedBy(administrator);
    const flushed = await Promise.race([asked, sleep(ANSWERS_WITHIN_MS, null)]);
    if (flushed) return { programs, flushed };
    release(programs); // one of them stood with a lock in its hands
    await asked;
  }
}

async function flushedBy(administrator: Client): Promise<Flushed> {
  const { rows } = await administrator.query(
    `SELECT file_name AS segment, file_offset AS offset FROM pg_walfile_name_offset(pg_current_wal_flush_lsn())`,
  );
  return rows[0];
}

function forget(folder: string, { segment, offset }: Flushed): void {
  for (const name of readdirSync(folder).filter((each) => /^[\dA-F]{24}$/.test(each)))
    if (name > segment) rmSync(join(folder, name));
    else if (name === segment) zeroFrom(join(folder, name), offset);
}

function zeroFrom(file: string, offset: number): void {
  const descriptor = openSync(file, 'r+');
  const zeros = Buffer.alloc(fstatSync(descriptor).size - offset);
  writeSync(descriptor, zeros, 0, zeros.length, offset);
  closeSync(descriptor);
}
