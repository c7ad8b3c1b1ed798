import type { KeyObject } from 'node:crypto';
import { BadUserInput } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { type SignedCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint';
import type { Continuity } from './continuity';
import { Frontier, leafHash } from './merkle';
import { type Statement, signStatement, verifyStatement } from './statement';

/** Leaves handed over at a time. */
const MOST = 10_000;

/** What owners say to each other of their ledgers, carried by the gateway, which can add nothing to it. */
export type WitnessMessage =
  /** To an owner: a text for a witness to sign. */
  | { readonly ask: 'nonce' }
  /** To a witness: how much of this owner's ledger has it seen? */
  | { readonly ask: 'seen'; readonly origin: string; readonly nonce: string }
  /** To an owner: what a witness has seen; it answers with the newest checkpoint, and the leaves from there on. */
  | { readonly ask: 'since'; readonly statement: Statement }
  /** To a witness: more leaves, and what the owner signed of them. */
  | { readonly ask: 'cosign'; readonly leaves: readonly string[]; readonly checkpoint: SignedCheckpoint }
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
        return this.cosign(message.leaves, message.checkpoint);
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

  /** Leaves are hashes: a witness learns of no entry. A checkpoint that is too far ahead waits for the next time. */
  private async since(statement: Statement): Promise<object | null> {
    if (!statement || !this.isStated(statement)) return null;
    if (!(await this.continuity.heed(statement, (known) => this.holds(known)))) return null;
    const size = statement.checkpoint?.size ?? 0;
    const [row] = await this.db.query(
      `SELECT size::int, root, at, signature FROM ledger.checkpoint WHERE size > $1 AND size <= $2 ORDER BY size DESC LIMIT 1`,
      [size, size + MOST],
    );
    if (!row) return null;
    const rows: { entry: string }[] = await this.db.query(
      `SELECT e.entry FROM ledger.place p JOIN ledger.entry e ON e.id = p.entry
       WHERE p.position >= $1 AND p.position < $2 ORDER BY p.position`,
      [size, row.size],
    );
    const checkpoint = { origin: this.name, ...row, at: row.at.toISOString() };
    return { checkpoint, leaves: rows.map(({ entry }) => leafHash(entry).toString('base64')) };
  }

  /** INVARIANT: signs only what its owner signed and what grew out of all it signed before. */
  private async cosign(leaves: readonly string[], checkpoint: SignedCheckpoint): Promise<object | null> {
    const { origin, size, root, signature } = checkpoint;
    const key = this.publicKeys[origin];
    if (!key || origin === this.name || !verifyCheckpoint(checkpoint, signature, key)) return null;
    const before = await this.newestOf(origin);
    const frontier = Frontier.from(before.size, before.frontier.map(bytes));
    for (const leaf of leaves) frontier.append(bytes(leaf));
    if (frontier.size !== size || frontier.root().toString('base64') !== root) return null;
    await this.db.query(
      'INSERT INTO ledger.witnessed (origin, size, root, frontier, checkpoint) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [origin, size, root, frontier.kept.map((hash) => hash.toString('base64')), JSON.stringify(checkpoint)],
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

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
