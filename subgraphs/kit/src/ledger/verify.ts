import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { type Checkpoint, publicKeyFrom, type SignedCheckpoint, verifyCheckpoint } from './checkpoint';
import { entriesInOrder, type StoredEntry } from './inOrder';
import { Frontier, leafHash } from './merkle';

export interface LedgerVerdict {
  readonly origin: string;
  readonly ok: boolean;
  /** Entries that were read, as far as a checkpoint covers them. */
  readonly entries: number;
  /** Checkpoints that the tree agreed with. */
  readonly checkpoints: number;
  /** Committed entries that no checkpoint covers yet. */
  readonly uncovered: number;
  /** Signatures of witnesses that agree. */
  readonly cosignatures: number;
  /** What is wrong; empty where nothing is. */
  readonly faults: readonly string[];
}

/**
 * Reads a whole ledger and holds it against what was signed: the tree over its entries, in their order, against every checkpoint
 * of the owner, and against one that the verifier kept, which no owner can make agree with a changed past.
 */
export async function verifyLedger(
  url: string,
  origin: string,
  publicKeys: Readonly<Record<string, string>>,
  kept?: SignedCheckpoint,
  onProgress: (entries: number) => void = () => undefined,
): Promise<LedgerVerdict> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await verifyLedgerOn(client, origin, publicKeys, kept, onProgress);
  } finally {
    await client.end();
  }
}

/** The same over a connection that is there. */
export function verifyLedgerOn(
  client: Client,
  origin: string,
  publicKeys: Readonly<Record<string, string>>,
  kept?: SignedCheckpoint,
  onProgress: (entries: number) => void = () => undefined,
): Promise<LedgerVerdict> {
  return new Reader(client, origin, publicKeys, kept).read(onProgress);
}

class Reader {
  private readonly faults: string[] = [];
  private readonly frontier = Frontier.empty();
  private readonly named = new Set<string>();
  private agreed = 0;

  constructor(
    private readonly client: Client,
    private readonly origin: string,
    /** By owner: of this one, and of its witnesses. */
    private readonly publicKeys: Readonly<Record<string, string>>,
    private readonly kept: SignedCheckpoint | undefined,
  ) {}

  async read(onProgress: (entries: number) => void): Promise<LedgerVerdict> {
    const { rows } = await this.client.query('SELECT * FROM ledger.checkpoint ORDER BY size');
    const own = rows.map((row) => ({ ...row, origin: this.origin, size: Number(row.size), at: row.at.toISOString() }));
    const due: SignedCheckpoint[] = [...own, ...(this.kept ? [this.kept] : [])].sort((a, b) => a.size - b.size);
    for (const checkpoint of due) this.checkSignature(checkpoint);
    const uncovered = await this.growThrough(due, onProgress);
    for (const { size } of due.filter((each) => each.size > this.frontier.size))
      this.faults.push(`a checkpoint covers ${size} entries and only ${this.frontier.size} are there`);
    const cosignatures = await this.checkCosignatures(own);
    await this.checkAttachments();
    return {
      origin: this.origin,
      ok: this.faults.length === 0,
      entries: this.frontier.size,
      checkpoints: this.agreed,
      uncovered,
      cosignatures,
      faults: this.faults,
    };
  }

  private checkSignature(checkpoint: SignedCheckpoint): void {
    if (
      checkpoint.origin === this.origin &&
      verifyCheckpoint(checkpoint, checkpoint.signature, publicKeyFrom(this.publicKeys[this.origin]!))
    )
      return;
    this.faults.push(`the checkpoint of ${checkpoint.size} entries is not signed by \`${this.origin}\``);
  }

  /** What witnesses signed, as the owner keeps it: a forged one is a fault, a missing one is not. */
  private async checkCosignatures(own: readonly SignedCheckpoint[]): Promise<number> {
    const { rows } = await this.client.query('SELECT size::int, witness, signature FROM ledger.cosignature');
    const bySize = new Map(own.map((checkpoint) => [checkpoint.size, checkpoint]));
    const agreeing = rows.filter(({ size, witness, signature }) => {
      const [checkpoint, key] = [bySize.get(size), this.publicKeys[witness]];
      return checkpoint && key && verifyCheckpoint(checkpoint, signature, publicKeyFrom(key));
    });
    if (agreeing.length < rows.length)
      this.faults.push(`${rows.length - agreeing.length} signatures of witnesses are not theirs`);
    return agreeing.length;
  }

  /** Holds the tree against each checkpoint on the way; how many entries there are beyond the last. */
  private async growThrough(due: readonly SignedCheckpoint[], onProgress: (entries: number) => void): Promise<number> {
    let [next, beyond] = [0, 0];
    for await (const rows of entriesInOrder(this.client)) {
      for (const row of rows) {
        if (next === due.length) beyond += 1;
        else this.append(row);
        while (due[next] && due[next]!.size <= this.frontier.size) this.compare(due[next++]!);
      }
      onProgress(this.frontier.size);
    }
    return beyond;
  }

  private append(row: StoredEntry): void {
    if (!isFiledAsWritten(row)) this.faults.push(`entry ${this.frontier.size} is filed under what it does not say`);
    for (const digest of digestsIn(row.entry)) this.named.add(digest);
    this.frontier.append(leafHash(row.entry));
  }

  /** What entries name by its digest is there, and is what they named. */
  private async checkAttachments(): Promise<void> {
    const { rows } = await this.client.query('SELECT digest, body FROM ledger.attachment');
    const digestOf = (body: string) => createHash('sha256').update(body).digest('base64url');
    const sound = new Set(rows.filter(({ digest, body }) => digest === digestOf(body)).map(({ digest }) => digest));
    const missing = [...this.named].filter((digest) => !sound.has(digest)).length;
    if (missing > 0) this.faults.push(`${missing} attachments that entries name are changed or not there`);
  }

  private compare({ size, root }: Checkpoint): void {
    if (size === this.frontier.size && this.frontier.root().toString('base64') === root) this.agreed += 1;
    else this.faults.push(`the first ${size} entries are not those that were signed`);
  }
}

function isFiledAsWritten({ entry, operation, subject, category }: StoredEntry): boolean {
  const written = parsed(entry);
  return written.operation === operation && written.subject === subject && written.category === category;
}

function digestsIn(entry: string): string[] {
  const { decision } = parsed(entry) as { decision?: { rules?: string; bases?: string | null } };
  return [decision?.rules, decision?.bases].filter((each) => typeof each === 'string');
}

/** Whatever stands there: what was changed may be no JSON any more. */
function parsed(entry: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(entry));
  } catch {
    return {};
  }
}

/**
 * Holds what a witness saw of other owners' ledgers against what those owners sign now. A past that was rewritten and signed
 * again agrees with itself, and not with its witnesses.
 */
export async function witnessedRoots(url: string): Promise<readonly { origin: string; size: number; root: string }[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT origin, size::int, root FROM ledger.witnessed ORDER BY origin, size')).rows;
  } finally {
    await client.end();
  }
}

/** Faults of one owner's ledger by the word of its witnesses. */
export async function faultsBeforeWitnesses(
  url: string,
  origin: string,
  seen: readonly { readonly witness: string; readonly origin: string; readonly size: number; readonly root: string }[],
): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT size::int, root FROM ledger.checkpoint');
    const roots = new Map(rows.map(({ size, root }) => [size, root]));
    return seen
      .filter((each) => each.origin === origin && roots.get(each.size) !== each.root)
      .map(({ witness, size }) => `\`${witness}\` witnessed another ${size} entries than are there now`);
  } finally {
    await client.end();
  }
}
