import { setTimeout as sleep } from 'node:timers/promises';
import type { SignedCheckpoint } from '../ledger/checkpoint';
import { until } from '../postgres/until';
import type { Fault } from './faults/fault';
import { lostConnection } from './faults/lostConnection';
import { powerLoss } from './faults/powerLoss';
import { stalledConnection, stalledDatabase } from './faults/stalls';
import { diskFull, ioError } from './faults/unwritable';
import { TestLedger } from './testLedger';
import { type Build, Writer } from './writer';

export interface FaultFigure {
  readonly faults: number;
  /** Handed out, from the fault before to the recovery from this one. */
  readonly disclosures: number;
  /** From the fault to the recovery from it. */
  readonly refusals: number;
  /** Handed out and not on record when all was over. INVARIANT to prove: none. */
  readonly unrecorded: number;
  /** Faults under which the program had to refuse and did not. INVARIANT to prove: none. */
  readonly unrefused: number;
}

export interface FaultFigures {
  /** By kind. After each fault the program, or the next one, handed out and signed again by itself. */
  readonly byKind: Readonly<Record<string, FaultFigure>>;
  /** That programs said they had signed. */
  readonly checkpoints: number;
  /** Whether all is placed at the end, in a tree that agrees with each checkpoint. */
  readonly treeAgrees: boolean;
}

interface FaultOptions {
  readonly build?: Build;
  /** All of them, where none are named. */
  readonly kinds?: readonly string[];
  readonly onFault?: (done: number) => void;
  readonly platform?: string;
}

const FAULTS: readonly Fault[] = [powerLoss, diskFull, ioError, lostConnection, stalledConnection, stalledDatabase];

/** Longer than a write may take, and a connection after it. */
const REFUSES_WITHIN_MS = 20_000;

/** Up to so long a fault waits for its moment, and so long it lasts after the first refusal. */
const MOMENT_MS = 200;

/**
 * Breaks what a program that discloses stands on, at random moments, one way after another, and holds what it handed
 * out against what is on record at the end. The database is one that does not wait for the disk unless it is told to.
 */
export async function breakWriters(faults: number, options: FaultOptions = {}): Promise<FaultFigures> {
  assertLinux(options.platform ?? process.platform);
  const ledger = await TestLedger.open();
  try {
    await makeHostile(ledger);
    return await new Breaking(ledger, options).run(faults);
  } finally {
    await ledger.close();
  }
}

function assertLinux(platform: string): void {
  if (platform === 'linux') return;
  throw new Error(`faults are made of what Linux has (/proc, /dev/full, SIGSTOP), and this is \`${platform}\``);
}

/** Commits return before they are flushed, and long before, unless the connection says otherwise. */
async function makeHostile(ledger: TestLedger): Promise<void> {
  await ledger.asAdministrator(async (administrator) => {
    await administrator.query('ALTER ROLE housing SET synchronous_commit = off');
    await administrator.query(`ALTER SYSTEM SET wal_writer_delay = '10s'`);
    await administrator.query(`ALTER SYSTEM SET wal_writer_flush_after = '1GB'`);
    await administrator.query('SELECT pg_reload_conf()');
  });
}

interface Tally {
  faults: number;
  refusals: number;
  unrefused: number;
  handedOut: readonly string[];
}

class Breaking {
  private readonly signed: SignedCheckpoint[] = [];
  private readonly tallies = new Map<string, Tally>();
  private writer: Writer;

  constructor(
    private readonly ledger: TestLedger,
    private readonly options: FaultOptions,
  ) {
    this.writer = this.startWriter();
  }

  async run(faults: number): Promise<FaultFigures> {
    const { kinds, onFault } = this.options;
    const chosen = FAULTS.filter(({ kind }) => !kinds || kinds.includes(kind));
    const order = Array.from({ length: faults }, (_, turn) => chosen[turn % chosen.length]!);
    try {
      await this.writer.goesOn();
      for (const [done, fault] of order.entries()) {
        await this.strike(fault, this.tallyOf(fault));
        onFault?.(done + 1);
      }
      await this.writer.finish();
      this.keepWhatIsSaidBy(this.writer, this.tallyOf(order.at(-1)!));
    } finally {
      await this.writer.kill();
    }
    return this.figures();
  }

  private async strike(fault: Fault, tally: Tally): Promise<void> {
    const { writer } = this;
    await sleep(Math.random() * MOMENT_MS);
    const before = writer.refusals;
    const end = await fault.begin(this.ledger, writer);
    const refuses = fault.refuses && (await until(() => writer.refusals > before, REFUSES_WITHIN_MS));
    await sleep(Math.random() * MOMENT_MS);
    await end();
    if (!writer.isRunning) this.writer = this.startWriter();
    await this.writer.goesOn();
    this.keepWhatIsSaidBy(writer, tally);
    tally.faults += 1;
    tally.refusals += writer.refusals - before;
    if (fault.refuses && !refuses) tally.unrefused += 1;
  }

  private startWriter(): Writer {
    return Writer.start(this.ledger.url, this.options.build ?? 'careful', this.ledger.key);
  }

  private keepWhatIsSaidBy(writer: Writer, tally: Tally): void {
    tally.handedOut = tally.handedOut.concat(writer.taken());
    this.signed.push(...writer.signed.splice(0));
  }

  private tallyOf({ kind }: Fault): Tally {
    const tally = this.tallies.get(kind) ?? { faults: 0, refusals: 0, unrefused: 0, handedOut: [] };
    this.tallies.set(kind, tally);
    return tally;
  }

  private async figures(): Promise<FaultFigures> {
    const byKind: Record<string, FaultFigure> = {};
    for (const [kind, { handedOut, ...counts }] of this.tallies) {
      const unrecorded = await this.ledger.unrecorded(handedOut);
      byKind[kind] = { ...counts, disclosures: handedOut.length, unrecorded };
    }
    return { byKind, checkpoints: this.signed.length, treeAgrees: await this.ledger.agreesWith(this.signed) };
  }
}
