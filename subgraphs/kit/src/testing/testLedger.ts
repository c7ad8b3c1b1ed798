import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { publicTextOf, type SignedCheckpoint } from '../ledger/checkpoint';
import { Sequencer } from '../ledger/sequencer';
import { faultsBeforeWitnesses, verifyLedger } from '../ledger/verify';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded';
import { readPostmasterNote } from '../postgres/postmaster';

/** Operations looked for at a time. */
const MOST = 10_000;

/** One owner's ledger on a cluster of its own, as durable as in production, to be broken and opened again. */
export class TestLedger {
  readonly key = generateKeyPairSync('ed25519').privateKey;

  private constructor(
    private readonly folder: string,
    private postgres: EmbeddedPostgres,
  ) {}

  static async open(): Promise<TestLedger> {
    const folder = mkdtempSync(join(tmpdir(), 'lead-graph-ledger-'));
    chmodSync(folder, 0o755);
    return new TestLedger(folder, await start(folder));
  }

  /** Changes when it is opened again. */
  get url(): string {
    return this.postgres.urlFor('housing');
  }

  get cluster(): string {
    return join(realpathSync(join(this.folder, 'postgres')), 'cluster');
  }

  get postmaster(): number {
    return readPostmasterNote(this.cluster)!.pid;
  }

  /** Reads what PostgreSQL logs from now on. */
  logFromNow(): () => string {
    const file = join(this.folder, 'postgres', 'server.log');
    const from = statSync(file).size;
    return () => readFileSync(file).toString('utf8', from);
  }

  async asAdministrator<T>(work: (administrator: Client) => Promise<T>): Promise<T> {
    const { postgres: password } = JSON.parse(readFileSync(join(this.folder, 'postgres', 'passwords.json'), 'utf8'));
    const url = new URL(this.url);
    url.username = 'postgres';
    url.password = password;
    const client = new Client({ connectionString: url.href });
    client.on('error', () => undefined); // of one that is cut: its statement fails
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** After a crash, or whatever became of it. */
  async reopen(): Promise<void> {
    await this.postgres.stop().catch(() => undefined);
    this.postgres = await start(this.folder);
  }

  /** How many of these operations are not on record. */
  async unrecorded(operations: readonly string[]): Promise<number> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    let kept = 0;
    for (let from = 0; from < operations.length; from += MOST) {
      const { rows } = await client.query('SELECT count(*)::int AS kept FROM ledger.entry WHERE operation = ANY($1)', [
        operations.slice(from, from + MOST),
      ]);
      kept += rows[0].kept;
    }
    await client.end();
    return operations.length - kept;
  }

  /** Whether all of it can be placed, and the tree agrees with every checkpoint, those that were `kept` outside too. */
  async agreesWith(kept: readonly SignedCheckpoint[]): Promise<boolean> {
    await this.placeAll();
    const verdict = await verifyLedger(this.url, 'housing', { housing: publicTextOf(this.key) }, kept.at(-1));
    const seen = kept.map((each) => ({ ...each, witness: 'whoever kept it' }));
    const lost = await faultsBeforeWitnesses(this.url, 'housing', seen);
    return verdict.ok && verdict.uncovered === 0 && lost.length === 0;
  }

  async close(): Promise<void> {
    await this.postgres.stop().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async placeAll(): Promise<void> {
    const sequencer = new Sequencer(this.url, 'housing', this.key);
    let placed = -1;
    for (let size = 0; size > placed; size = (await sequencer.place())?.size ?? 0) placed = size;
    await sequencer.stop();
  }
}

const start = (folder: string) => startEmbeddedPostgres({ folder, owners: ['housing'] });
