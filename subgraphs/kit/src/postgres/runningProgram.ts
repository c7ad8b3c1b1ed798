import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * What tells this program from a later one that got the same pid; null when none runs.
 * A program that is dead but not yet collected by its parent does not run.
 */
export function startMarkOf(pid: number): string | null {
  if (process.platform !== 'linux') return startMarkFromPs(pid);
  const stat = readOrNull(`/proc/${pid}/stat`);
  // The second field, the program's name, may hold spaces and parentheses.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!fields || fields[0] === 'Z' || fields[0] === 'X') return null;
  const boot = readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${boot}:${fields[19]}`;
}

/** The command line of a running program, or an empty string. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? '';
}

/** The working folder of a running program, or null where the system does not tell. */
export function workingFolderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function startMarkFromPs(pid: number): string | null {
  const line = ps(pid, 'stat=,lstart=');
  const [state, ...startedAt] = line.split(/\s+/);
  return !state || state.startsWith('Z') ? null : startedAt.join(' ');
}

function ps(pid: number, columns: string): string {
  const found = spawnSync('ps', ['-ww', '-o', columns, '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  return found.stdout?.trim() ?? '';
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
