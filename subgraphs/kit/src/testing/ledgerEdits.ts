import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataCategory, Purpose, Recipient, Role } from '@lead-graph/schema';
import { Client } from 'pg';
import { publicTextOf, type SignedCheckpoint, signCheckpoint } from '../ledger/checkpoint';
import { type Attachment, attachmentOf, type LedgerEntry } from '../ledger/entry';
import { entriesInOrder } from '../ledger/inOrder';
import { Ledger } from '../ledger/ledger';
import { Frontier, leafHash } from '../ledger/merkle';
import { Sequencer } from '../ledger/sequencer';
import { verifyLedgerOn } from '../ledger/verify';
import { startEmbeddedPostgres } from '../postgres/embedded';
import { EDITS, type EditKind } from './edits';

export interface EditFigure {
  readonly edits: number;
  /** By kind of edit, how many there were and how many a verifier found that holds one checkpoint. */
  readonly kinds: Readonly<Record<EditKind, { edits: number; found: number }>>;
  /** Of the same edits, how many a verifier misses that compares nothing with what it kept. */
  readonly missedWithoutCheckpoint: number;
  /** INVARIANT to prove: a ledger that nobody touched has no fault. */
  readonly untouchedIsSound: boolean;
}

const ENTRIES = 48;
const ORIGIN = 'housing';

/**
 * Edits a ledger as the administrator of its database can, one edit at a time, each undone afterwards, and looks for it as
 * somebody does who holds one signed checkpoint and the owner's public key. Every other edit is signed again with the
 * owner's own key.
 */
export async function editLedger(
  edits: number,
  { onEdit = (_done: number): void => undefined } = {},
): Promise<EditFigure> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-edits-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder, owners: [ORIGIN], throwaway: true });
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const administrator = await administratorOf(folder, postgres.urlFor(ORIGIN));
  try {
    const kept = await fill(postgres.urlFor(ORIGIN), key);
    return await editAll(new EditedLedger(administrator, key, kept), edits, onEdit);
  } finally {
    await administrator.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function editAll(ledger: EditedLedger, edits: number, onEdit: (done: number) => void): Promise<EditFigure> {
  const untouchedIsSound = await ledger.isSound();
  const names = Object.keys(EDITS) as EditKind[];
  const kinds = Object.fromEntries(names.map((name) => [name, { edits: 0, found: 0 }])) as {
    [kind in EditKind]: { edits: number; found: number };
  };
  let missedWithoutCheckpoint = 0;
  for (let done = 0; done < edits; done += 1) {
    const kind = names[done % names.length]!;
    const { found, missed } = await ledger.edit(kind, Math.floor(done / names.length) % 2 === 1);
    kinds[kind].edits += 1;
    kinds[kind].found += found ? 1 : 0;
    missedWithoutCheckpoint += missed ? 1 : 0;
    onEdit(done + 1);
  }
  return { edits, kinds, missedWithoutCheckpoint, untouchedIsSound };
}

async function administratorOf(folder: string, url: string): Promise<Client> {
  const passwords = JSON.parse(readFileSync(join(folder, 'postgres', 'passwords.json'), 'utf8'));
  const address = new URL(url);
  Object.assign(address, { username: 'postgres', password: passwords.postgres });
  const client = new Client({ connectionString: address.href });
  await client.connect();
  return client;
}

/** Entries in several checkpoints, so that an edit may lie before, between and after them; the newest is kept. */
async function fill(url: string, key: KeyObject): Promise<SignedCheckpoint> {
  const [ledger, sequencer] = [new Ledger(url), new Sequencer(url, ORIGIN, key)];
  for (let written = 0; written < ENTRIES; written += 12) {
    const made = Array.from({ length: 12 }, (_, index) => entryWith(written + index));
    await ledger.record({ entries: made.map(({ entry }) => entry), attachments: made.map(({ basis }) => basis) });
    await sequencer.place();
  }
  const checkpoint = await sequencer.place();
  await ledger.close();
  await sequencer.stop();
  return checkpoint!;
}

function entryWith(rows: number): { entry: LedgerEntry; basis: Attachment } {
  const requester = { id: 'case-manager-ito', role: Role.CASE_MANAGER, recipient: Recipient.CM, organization: 'reach' };
  const basis = attachmentOf({ consent: rows });
  const entry = {
    ...{ kind: 'DISCLOSURE' as const, agency: ORIGIN, operation: randomUUID(), subject: randomUUID() },
    ...{ category: DataCategory.HMIS, rows, requester, purpose: Purpose.DIVOPS, rule: 'HMIS-CM-DIVOPS' },
    ...{ bases: [], obligations: [], at: '2026-06-10T09:00:00.000Z', decision: { bases: basis.digest } },
  };
  return { entry, basis };
}

/** One ledger, in the hands of its database's administrator. */
class EditedLedger {
  constructor(
    private readonly administrator: Client,
    private readonly key: KeyObject,
    private readonly kept: SignedCheckpoint,
  ) {}

  async isSound(): Promise<boolean> {
    return (await this.verdict(this.kept)).ok;
  }

  /** `signed`: the owner signs what came of it, and throws away what it had signed before. */
  async edit(kind: EditKind, signed: boolean): Promise<{ found: boolean; missed: boolean }> {
    await this.administrator.query('BEGIN');
    try {
      for (const statement of EDITS[kind](ENTRIES)) await this.administrator.query(statement);
      if (signed && kind !== 'forgeCheckpoint') await this.signAgain();
      return { found: !(await this.verdict(this.kept)).ok, missed: (await this.verdict()).ok };
    } finally {
      await this.administrator.query('ROLLBACK');
    }
  }

  private verdict(kept?: SignedCheckpoint) {
    return verifyLedgerOn(this.administrator, ORIGIN, { [ORIGIN]: publicTextOf(this.key) }, kept);
  }

  private async signAgain(): Promise<void> {
    const frontier = Frontier.empty();
    for await (const rows of entriesInOrder(this.administrator))
      for (const { entry } of rows) frontier.append(leafHash(entry));
    const unsigned = {
      origin: ORIGIN,
      size: frontier.size,
      root: frontier.root().toString('base64'),
      at: this.kept.at,
    };
    await this.administrator.query('DELETE FROM ledger.cosignature');
    await this.administrator.query('DELETE FROM ledger.checkpoint');
    await this.administrator.query(
      'INSERT INTO ledger.checkpoint (size, root, at, signature, frontier, horizon) VALUES ($1, $2, $3, $4, $5, 0::text::xid8)',
      [unsigned.size, unsigned.root, unsigned.at, signCheckpoint(unsigned, this.key), []],
    );
  }
}
