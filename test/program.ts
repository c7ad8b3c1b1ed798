import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** A program of the tests, in a process of its own, and what is said between it and this one. */
export class Program<Says> {
  private readonly child: ChildProcess;

  /** `path`: from this folder, of TypeScript without its ending, as `preload`'s: another, which is loaded first. */
  constructor(path: string, given: readonly string[] = [], preload?: string) {
    const preloaded = preload ? ['-r', join(__dirname, `${preload}.ts`)] : [];
    this.child = fork(join(__dirname, path.endsWith('.js') ? path : `${path}.ts`), given, {
      cwd: ROOT,
      execArgv: ['-r', '@swc-node/register', ...preloaded],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** What it says next. Rejects when it ends instead. */
  async next(): Promise<Says> {
    const ended = new AbortController();
    const end = once(this.child, 'exit', { signal: ended.signal }).then(([code]) => {
      throw new Error(`the program ended with ${code}`);
    });
    const [said] = await Promise.race([once(this.child, 'message', { signal: ended.signal }), end]);
    ended.abort();
    await end.catch(() => undefined);
    return said;
  }

  async ask(message: object | string): Promise<Says> {
    const answer = this.next();
    this.child.send(message);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const end = once(this.child, 'exit');
    if (this.child.connected) this.child.send('stop');
    await end;
  }
}
