import { type ChildProcess, spawn } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SignedCheckpoint } from '../ledger/checkpoint';
import { until } from '../postgres/until';

/** The builds but `careful` are sabotaged: one hands out before it records, one does not wait for the disk. */
export type Build = 'careful' | 'hasty' | 'unsynced';

/** Name of the connection that the program writes its ledger on, as PostgreSQL knows it. */
export const LEDGER_CONNECTION = 'ledger';

const PROGRAM = join(__dirname, 'ledgerWriter.ts');
const ROOT = join(__dirname, '../../../..');

/** Long enough for PostgreSQL to recover on a machine with much else to do. */
const GOES_ON_WITHIN_MS = 60_000;

/** A running program that discloses without end, and what it said it did. */
export class Writer {
  /** Newest last. */
  readonly signed: SignedCheckpoint[] = [];
  refusals = 0;
  private readonly ended: Promise<void>;
  private handedOut: string[] = [];
  private disclosures = 0;

  private constructor(private readonly program: ChildProcess) {
    createInterface(program.stdout!).on('line', (line) => this.hear(line[0]!, line.slice(2)));
    this.ended = new Promise((resolve) => program.once('close', () => resolve()));
  }

  /** `key` signs the checkpoints. */
  static start(url: string, build: Build, key: KeyObject): Writer {
    const keyText = key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    const program = spawn(process.execPath, ['-r', '@swc-node/register', PROGRAM, url, build, keyText], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new Writer(program);
  }

  get pid(): number {
    return this.program.pid!;
  }

  get isRunning(): boolean {
    return this.program.exitCode === null && this.program.signalCode === null;
  }

  /** Resolves when it has handed out something more, and signed once more. */
  async goesOn(): Promise<void> {
    const [disclosures, signed] = [this.disclosures, this.signed.length];
    const hasGoneOn = () => this.disclosures > disclosures && this.signed.length > signed;
    await until(() => hasGoneOn() || !this.isRunning, GOES_ON_WITHIN_MS);
    if (!hasGoneOn()) throw new Error(`the program ${this.isRunning ? 'does not go on' : 'ended by itself'}`);
  }

  /** What it handed out since the last time this was asked. */
  taken(): string[] {
    return this.handedOut.splice(0);
  }

  /** Lets it end what is under way. */
  finish(): Promise<void> {
    return this.end('SIGTERM');
  }

  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    this.program.kill(signal);
    return this.ended;
  }

  private hear(what: string, of: string): void {
    if (what === '-') this.refusals += 1;
    if (what === '=') this.signed.push(JSON.parse(of));
    if (what !== '+') return;
    this.disclosures += 1;
    this.handedOut.push(of);
  }
}
