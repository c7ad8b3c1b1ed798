import { Client } from 'pg';
import { type Checkpoint, publicKeyFrom, type SignedCheckpoint, verifyCheckpoint } from './checkpoint';
import { Frontier, leafHash } from './merkle';

/** Entries read at a time. */
const PAGE = 20_000;

export interface LedgerVerdict {
  readonly origin: string;
  readonly ok: boolean;
  /** Entries that were read, in their places. */
  readonly entries: number;
  /** Checkpoints that the tree agreed with. */
  readonly checkpoints: number;
  /** Committed entries that no checkpoint covers yet. */
  readonly uncovered: number;
  /** What is wrong; empty where nothing is. */
  readonly faults: readonly string[];
}

/**
 * Reads a whole ledger and holds it against what was signed: the tree over every entry in its place against every checkpoint
 * of the owner, and against one that the verifier kept, which no owner can make agree with a changed past.
 */
export async function verifyLedger(
  url: string,
  origin: string,
  publicKey: string,
  kept?: SignedCheckpoint,
  onProgress: (entries: number) => void = () => undefined,
): Promise<LedgerVerdict> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const reader = new Reader(client, origin, publicKey, kept);
    return await reader.read(onProgress);
  } finally {
    await client.end();
  }
}

class Reader {
  private readonly faults: string[] = [];
  private readonly frontier = Frontier.empty();
  private agreed = 0;

  constructor(
    private readonly client: Client,
    private readonly origin: string,
    private readonly publicKey: string,
    private readonly kept: SignedCheckpoint | undefined,
  ) {}

  async read(onProgress: (entries: number) => void): Promise<LedgerVerdict> {
    const { rows } = await this.client.query('SELECT * FROM ledger.checkpoint ORDER BY size');
    const own = rows.map((row) => ({ ...row, origin: this.origin, size: Number(row.size), at: row.at.toISOString() }));
    const due: SignedCheckpoint[] = [...own, ...(this.kept ? [this.kept] : [])].sort((a, b) => a.size - b.size);
    for (const checkpoint of due) this.checkSignature(checkpoint);
    await this.growThrough(due, onProgress);
    for (const { size } of due.filter((each) => each.size > this.frontier.size))
      this.faults.push(`a checkpoint covers ${size} entries and only ${this.frontier.size} are there`);
    const covered = own.at(-1)?.size ?? 0;
    if (this.frontier.size > covered)
      this.faults.push(`${this.frontier.size - covered} entries have a place that no checkpoint covers`);
    const { rows: counted } = await this.client.query('SELECT count(*)::int AS entries FROM ledger.entry');
    return {
      origin: this.origin,
      ok: this.faults.length === 0,
      entries: this.frontier.size,
      checkpoints: this.agreed,
      uncovered: counted[0].entries - this.frontier.size,
      faults: this.faults,
    };
  }

  private checkSignature(checkpoint: SignedCheckpoint): void {
    if (
      checkpoint.origin === this.origin &&
      verifyCheckpoint(checkpoint, checkpoint.signature, publicKeyFrom(this.publicKey))
    )
      return;
    this.faults.push(`the checkpoint of ${checkpoint.size} entries is not signed by \`${this.origin}\``);
  }

  private async growThrough(due: readonly SignedCheckpoint[], onProgress: (entries: number) => void): Promise<void> {
    let next = 0;
    for (let rows = await this.page(); rows.length > 0; rows = await this.page()) {
      for (const { position, entry } of rows) {
        if (position !== String(this.frontier.size))
          return void this.faults.push(`entry ${this.frontier.size} has no place`);
        this.frontier.append(leafHash(entry));
        while (due[next] && due[next]!.size <= this.frontier.size) this.compare(due[next++]!);
      }
      onProgress(this.frontier.size);
    }
  }

  private async page(): Promise<{ position: string; entry: string }[]> {
    const { rows } = await this.client.query(
      `SELECT p.position::text, e.entry FROM ledger.place p JOIN ledger.entry e ON e.id = p.entry
       WHERE p.position >= $1 ORDER BY p.position LIMIT $2`,
      [this.frontier.size, PAGE],
    );
    return rows;
  }

  private compare({ size, root }: Checkpoint): void {
    if (size === this.frontier.size && this.frontier.root().toString('base64') === root) this.agreed += 1;
    else this.faults.push(`the first ${size} entries are not those that were signed`);
  }
}
