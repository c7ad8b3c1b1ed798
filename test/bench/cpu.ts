import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Ticks of /proc in one second, on every Linux. */
const TICKS_PER_SECOND = 100;

/** Milliseconds of user and system time that one program has used, without what it started. */
export function cpuOfProgram(pid: number): number {
  const { own } = ticksOf(pid);
  return milliseconds(own);
}

/** The same, with programs that it started and that ended. */
export function cpuWithEnded(pid: number): number {
  const { own, ended } = ticksOf(pid);
  return milliseconds(own + ended);
}

/** Milliseconds that a whole PostgreSQL has used: its postmaster, the programs it has now, and those that ended. */
export function cpuOfPostgres(folder: string): number {
  const cluster = realpathSync(join(folder, 'postgres', 'cluster'));
  const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const { own, ended } = ticksOf(postmaster);
  const running = programs().filter(({ parent }) => parent === postmaster);
  return milliseconds(own + ended + running.reduce((sum, program) => sum + program.own + program.ended, 0));
}

interface Ticks {
  readonly parent: number;
  readonly own: number;
  /** Of children that ended and were waited for. */
  readonly ended: number;
}

function programs(): Ticks[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [ticksOf(Number(name))];
      } catch {
        return []; // ended meanwhile: its parent has its time
      }
    });
}

/** proc_pid_stat(5): the program's name stands in brackets and may hold anything. */
function ticksOf(pid: number): Ticks {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number];
  return { parent: Number(fields[1]), own: user + system, ended: endedUser + endedSystem };
}

function milliseconds(ticks: number): number {
  return (ticks * 1_000) / TICKS_PER_SECOND;
}
