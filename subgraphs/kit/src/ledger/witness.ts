import type { KeyObject } from 'node:crypto';
import { BadUserInput } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { type SignedCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint';
import type { Continuity } from './continuity';
import { Frontier } from './merkle';
import { type Statement, signStatement, verifyStatement } from './statement';

/** Checkpoints gone on by at a time. */
const MOST = 1_000;

/** What owners say to each other of their ledgers, carried by the gateway, which can add nothing to it. */
export type WitnessMessage =
  /** To an owner: a text for a witness to sign. */
  | { readonly ask: 'nonce' }
  /** To a witness: how much of this owner's ledger has it seen? */
  | { readonly ask: 'seen'; readonly origin: string; readonly nonce: string }
  /** To an owner: what a witness has seen; it answers with a newer checkpoint, and the run of entries from there on. */
  | { readonly ask: 'since'; readonly statement: Statement }
  /** To a witness: the frontier of the run that follows, and what the owner signed of it. */
  | { readonly ask: 'cosign'; readonly run: readonly string[]; readonly checkpoint: SignedCheckpoint }
  /** To an owner: what a witness signed. */
  | {
      readonly ask: 'keep';
      readonly witness: string;
      readonly checkpoint: SignedCheckpoint;
      readonly signature: string;
    };

/** One owner, as a witness to others and as one who is witnessed. */
export class Witness {
  constructor(
    private readonly db: DataSource,
    private readonly name: string,
    private readonly key: KeyObject,
    /** Of every owner, by name: whose signatures are believed. */
    private readonly publicKeys: Readonly<Record<string, KeyObject>>,
    private readonly continuity: Continuity,
  ) {}

  /** Null where the answer is no: a fork, a signature of somebody else. */
  async answer(message: WitnessMessage): Promise<object | null> {
    switch (message?.ask) {
      case 'nonce':
        return { nonce: this.continuity.nonce() };
      case 'seen':
        return this.seen(message.origin, message.nonce);
      case 'since':
        return this.since(message.statement);
      case 'cosign':
        return this.cosign(message.run, message.checkpoint);
      case 'keep':
        return this.keep(message.witness, message.checkpoint, message.signature);
      default:
        throw new BadUserInput('ledger', 'asks for nothing that a ledger answers');
    }
  }

  private async seen(origin: string, nonce: string): Promise<{ statement: Statement }> {
    const { checkpoint } = await this.newestOf(origin);
    return { statement: signStatement({ witness: this.name, origin, nonce, checkpoint }, this.key) };
  }

  private async newestOf(
    origin: string,
  ): Promise<{ size: number; frontier: string[]; checkpoint: SignedCheckpoint | null }> {
    const [row] = await this.db.query(
      'SELECT size::int, frontier, checkpoint FROM ledger.witnessed WHERE origin = $1 ORDER BY size DESC LIMIT 1',
      [origin],
    );
    return row ?? { size: 0, frontier: [], checkpoint: null };
  }

  /** Whether a witness says it, of what this owner signed. */
  private isStated({ witness, origin, checkpoint, ...rest }: Statement): boolean {
    const [key, own] = [this.publicKeys[witness], this.publicKeys[this.name]];
    if (!key || !own || origin !== this.name || witness === this.name) return false;
    if (!verifyStatement({ witness, origin, checkpoint, ...rest }, key)) return false;
    return !checkpoint || (checkpoint.origin === origin && verifyCheckpoint(checkpoint, checkpoint.signature, own));
  }

  private async holds({ size, root }: { readonly size: number; readonly root: string }): Promise<boolean> {
    const rows = await this.db.query('SELECT FROM ledger.checkpoint WHERE size = $1 AND root = $2', [size, root]);
    return rows.length > 0;
  }

  /** A run is told by hashes: a witness learns of no entry. A checkpoint that is too far ahead waits for the next time. */
  private async since(statement: Statement): Promise<object | null> {
    if (!statement || !this.isStated(statement)) return null;
    if (!(await this.continuity.heed(statement, (known) => this.holds(known)))) return null;
    const seen = statement.checkpoint?.size ?? 0;
    return seen === 0 ? this.all() : this.following(seen);
  }

  private async all(): Promise<object | null> {
    const [newest] = await this.db.query(`SELECT ${KEPT}, frontier FROM ledger.checkpoint ORDER BY size DESC LIMIT 1`);
    return newest ? this.told(newest, newest.frontier) : null;
  }

  private async following(seen: number): Promise<object | null> {
    const rows: (KeptCheckpoint & { run: string[] })[] = await this.db.query(
      `SELECT ${KEPT}, run FROM ledger.checkpoint WHERE size > $1 ORDER BY size LIMIT ${MOST}`,
      [seen],
    );
    const run = Frontier.empty(seen);
    for (const row of rows) run.extend(row.run.map(bytes), row.size);
    return rows.length > 0 ? this.told(rows.at(-1)!, run.kept.map(base64)) : null;
  }

  private told({ size, root, at, signature }: KeptCheckpoint, run: readonly string[]): object {
    return { run, checkpoint: { origin: this.name, size, root, at: at.toISOString(), signature } };
  }

  /** INVARIANT: signs only what its owner signed and what grew out of all it signed before. */
  private async cosign(run: readonly string[], checkpoint: SignedCheckpoint): Promise<object | null> {
    const { origin, size, root, signature } = checkpoint;
    const key = this.publicKeys[origin];
    if (!key || origin === this.name || !verifyCheckpoint(checkpoint, signature, key)) return null;
    const before = await this.newestOf(origin);
    const frontier = Frontier.from(before.size, before.frontier.map(bytes));
    if (!frontier.extend(run.map(bytes), size) || base64(frontier.root()) !== root) return null;
    await this.db.query(
      'INSERT INTO ledger.witnessed (origin, size, root, frontier, checkpoint) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [origin, size, root, frontier.kept.map(base64), JSON.stringify(checkpoint)],
    );
    return { witness: this.name, signature: signCheckpoint(checkpoint, this.key) };
  }

  private async keep(witness: string, checkpoint: SignedCheckpoint, signature: string): Promise<object | null> {
    const key = this.publicKeys[witness];
    if (!key || witness === this.name || !verifyCheckpoint(checkpoint, signature, key)) return null;
    await this.db.query(
      `INSERT INTO ledger.cosignature (size, witness, signature)
       SELECT size, $2, $3 FROM ledger.checkpoint WHERE size = $1 AND root = $4 ON CONFLICT DO NOTHING`,
      [checkpoint.size, witness, signature, checkpoint.root],
    );
    return {};
  }
}

/** A checkpoint as its owner keeps it. */
interface KeptCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly at: Date;
  readonly signature: string;
}

const KEPT = 'size::int, root, at, signature';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
const base64 = (hash: Buffer): string => hash.toString('base64');
