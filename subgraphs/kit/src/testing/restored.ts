import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded';

export interface Restored extends EmbeddedPostgres {
  /** Stops it and throws it away. */
  remove(): Promise<void>;
}

/**
 * A backup of a data folder's PostgreSQL while it runs, as its own tools take it: the files as they are, where its log has to
 * be read from, and the log until now. Gives the folder of the copy.
 */
export async function backUp(administrator: Client, folder: string): Promise<string> {
  await administrator.query(`SELECT pg_backup_start('backup', true)`);
  const copy = copyOf(folder);
  const { rows } = await administrator.query('SELECT labelfile FROM pg_backup_stop(false)');
  const cluster = join(copy, 'postgres', 'cluster');
  writeFileSync(join(cluster, 'backup_label'), rows[0].labelfile);
  const { uid, gid } = statSync(cluster);
  chownSync(join(cluster, 'backup_label'), uid, gid);
  bringLog(folder, copy);
  return copy;
}

/** Brings the log of a data folder to its copy, as an archive of the log would hold it now. */
export function bringLog(folder: string, copy: string): void {
  const [from, to] = [realpathSync(join(folder, 'postgres')), join(copy, 'postgres')].map((postgres) =>
    join(postgres, 'cluster', 'pg_wal'),
  );
  for (const segment of segmentsIn(to!)) rmSync(join(to!, segment));
  for (const segment of segmentsIn(from!)) execFileSync('cp', ['-a', join(from!, segment), join(to!, segment)]);
}

/** Starts a copy as what a backup was restored into. */
export async function restore(copy: string, owners: readonly string[], throwaway = true): Promise<Restored> {
  const postgres = await startEmbeddedPostgres({ folder: copy, owners, throwaway });
  const remove = async () => {
    await postgres.stop();
    rmSync(copy, { recursive: true, force: true });
  };
  return { ...postgres, remove };
}

/** Owners and modes are kept. */
function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'lead-graph-restored-'));
  chmodSync(copy, 0o755);
  mkdirSync(join(copy, 'postgres'), { mode: 0o711 });
  execFileSync('cp', ['-a', `${realpathSync(join(folder, 'postgres'))}/.`, join(copy, 'postgres')]);
  for (const file of ['launcher.json', 'cluster/postmaster.pid'])
    rmSync(join(copy, 'postgres', file), { recursive: true, force: true });
  return copy;
}

const segmentsIn = (log: string): string[] => readdirSync(log).filter((name) => /^[0-9A-F]{24}$/.test(name));
