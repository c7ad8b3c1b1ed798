import { readdirSync, readFileSync } from 'node:fs';
import { startMarkOf } from '../../postgres/runningProgram';
import { signalIfAlive } from '../../postgres/serverChild';
import { until } from '../../postgres/until';

/** Long enough for a write that is under way to reach the disk: a program stands, or is gone, only after it. */
const STANDS_WITHIN_MS = 30_000;

/** Stops programs where they are (SIGSTOP); resolves when none of them runs. */
export async function hold(pids: readonly number[]): Promise<void> {
  signal(pids, 'SIGSTOP');
  if (await until(() => pids.every((pid) => ['T', null].includes(stateOf(pid))), STANDS_WITHIN_MS)) return;
  release(pids);
  throw new Error(`of the programs ${pids.join(', ')} not all stand still`);
}

/** Resolves when the programs are gone, and with them all that they had under way. */
export async function kill(pids: readonly number[]): Promise<void> {
  signal(pids, 'SIGKILL');
  if (await until(() => pids.every((pid) => startMarkOf(pid) === null), STANDS_WITHIN_MS)) return;
  throw new Error(`of the programs ${pids.join(', ')} not all end`);
}

export function release(pids: readonly number[]): void {
  signal(pids, 'SIGCONT');
}

/** The postmaster, which makes no children any more, and then all that it had made. */
export async function holdWithChildren(postmaster: number, but?: number): Promise<readonly number[]> {
  await hold([postmaster]);
  const children = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== but && parentOf(pid) === postmaster);
  await hold(children);
  return [postmaster, ...children];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) signalIfAlive(pid, name);
}

/** `T` of one that was stopped; null where there is none. */
const stateOf = (pid: number): string | null => statOf(pid)?.[0] ?? null;

const parentOf = (pid: number): number => Number(statOf(pid)?.[1]);

/** State, parent and so on; the program's name before them may hold spaces and parentheses. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
