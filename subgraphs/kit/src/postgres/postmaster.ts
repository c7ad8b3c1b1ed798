import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { codeOf, EmbeddedPostgresError } from './embeddedPostgresError';
import { commandOf, startMarkOf, workingFolderOf } from './runningProgram';
import { signalIfAlive } from './serverChild';
import { until } from './until';

const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

/** What a postmaster writes of itself into its cluster. */
export interface PostmasterNote {
  readonly pid: number;
  /** TCP port; 0 before it listens. */
  readonly port: number;
  readonly status: string;
}

/** Null when no postmaster has noted itself, or not yet completely. */
export function readPostmasterNote(cluster: string): PostmasterNote | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0
      ? { pid, port: Number(lines[3]) || 0, status: lines[7]?.trim() ?? '' }
      : null;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}

/**
 * Stops the postmaster that a killed launcher left behind, or removes the note of one that is dead.
 * PostgreSQL itself still refuses to start beside orphans of a dead postmaster.
 */
export async function stopLeftOver(cluster: string): Promise<void> {
  const note = readPostmasterNote(cluster);
  if (note && isPostmasterOf(cluster, note.pid)) {
    await stopPostmaster(note.pid, () => !isPostmasterOf(cluster, note.pid));
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

/** Fast shutdown; immediate shutdown, from which the next start recovers, when that takes too long. */
export async function stopPostmaster(pid: number, isGone: () => boolean): Promise<void> {
  if (isGone()) return;
  signalIfAlive(pid, 'SIGINT');
  if (await until(isGone, FAST_SHUTDOWN_MS)) return;
  signalIfAlive(pid, 'SIGQUIT');
  if (await until(isGone, IMMEDIATE_SHUTDOWN_MS)) return;
  throw new EmbeddedPostgresError(
    'POSTMASTER_STUCK',
    `the PostgreSQL server with pid ${pid} does not stop; end it yourself, then start again`,
  );
}

/** Guards against another program that got the pid of a dead postmaster. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (startMarkOf(pid) === null) return false;
  const command = commandOf(pid);
  return /\bpostgres\b/.test(command) && (workingFolderOf(pid) === cluster || command.includes(cluster));
}
