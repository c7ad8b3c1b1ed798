import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import type { PostgresHome } from './home';
import { identityOf } from './serverUser';

/**
 * Runs one of the binaries as the server's user, in a session of its own: Ctrl-C in the terminal reaches
 * the launcher alone. When the launcher exits, `onExit` is asked to end the child without waiting.
 */
export function spawnFor(
  home: PostgresHome,
  command: string,
  args: readonly string[],
  stdio: StdioOptions,
  onExit: (pid: number) => void,
): ChildProcess {
  const child = spawn(command, args, {
    ...identityOf(home.user),
    cwd: home.folder,
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio,
  });
  const atExit = () => child.pid !== undefined && onExit(child.pid);
  process.once('exit', atExit);
  child.once('exit', () => process.removeListener('exit', atExit));
  child.once('error', () => process.removeListener('exit', atExit)); // it could not even be run
  return child;
}

/** False when there is no such program any more. A negative pid stands for a whole session. */
export function signalIfAlive(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
