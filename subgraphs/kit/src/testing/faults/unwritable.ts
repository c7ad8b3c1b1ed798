import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { until } from '../../postgres/until';
import type { TestLedger } from '../testLedger';
import type { Fault } from './fault';

/** Of one file of the write-ahead log, in bytes. */
const SEGMENT = 16 * 1024 * 1024;

const COMES_ABOUT_WITHIN_MS = 30_000;

/** A write to this device fails for want of room. */
export const diskFull = unwritable('disk full', '/dev/full', 'No space left on device');

/** A program's own memory, as a file: where nothing is mapped, and at its first bytes nothing is, a write fails. */
export const ioError = unwritable('I/O error', '/proc/self/mem', 'Input/output error');

/**
 * The write-ahead log goes on in a file that the kernel does not write. PostgreSQL stops, recovers and stops again, until
 * it can write; then it goes on by itself.
 */
function unwritable(kind: string, device: string, words: string): Fault {
  return {
    kind,
    refuses: true,
    async begin(ledger) {
      const log = ledger.logFromNow();
      const failed = new RegExp(`could not write to log file .*: ${words}`);
      const file = await ledger.asAdministrator((administrator) => goOnIn(device, ledger, administrator));
      if (!(await until(() => failed.test(log()), COMES_ABOUT_WITHIN_MS)))
        throw new Error(`PostgreSQL did not log \`${words}\``);
      return async () => rmSync(file);
    },
  };
}

/** Path of the file that is the device now. */
async function goOnIn(device: string, ledger: TestLedger, administrator: Client): Promise<string> {
  const file = join(ledger.cluster, 'pg_wal', await segmentAfter(administrator));
  symlinkSync(device, `${file}.device`);
  renameSync(`${file}.device`, file);
  await administrator.query('SELECT pg_switch_wal()').catch(() => undefined); // it may be the one that stops over it
  return file;
}

/** Of a segment that was begun and does not end by itself meanwhile: what is written already stays where it is. */
async function segmentAfter(administrator: Client): Promise<string> {
  for (;;) {
    const { rows } = await administrator.query(
      `SELECT file_offset AS used, pg_walfile_name(lsn + ${SEGMENT}) AS after
       FROM pg_current_wal_insert_lsn() AS lsn, pg_walfile_name_offset(lsn)`,
    );
    const { used, after } = rows[0];
    if (used > SEGMENT / 1024 && used < SEGMENT / 2) return after;
    if (used >= SEGMENT / 2) await administrator.query('SELECT pg_switch_wal()');
    await sleep(5);
  }
}
