import { type Agency, BadUserInput, type Keyring, type Purpose, Unauthenticated } from '@lead-graph/schema';
import { randomBytes } from 'node:crypto';
import { CALL_HEADER, verifyCall } from '../call';
import { OperationWindow } from '../operationWindow';
import type { ColumnAsk } from './columnAsk';
import type { FactTable } from './factTable';
import { keyFor, masked, sealedAnswer, tagsOf } from './masks';
import { frameOf, readFrame } from './frame';
import type { RowShape } from './rowFormat';

/** What the counter asks of an owner. */
export interface FactsAsk {
  readonly columns: readonly ColumnAsk[];
  /** Whether it also needs the order in which people stand; the core keeps it until the epoch changes. */
  readonly order: boolean;
}

/** What comes before rows and slots. */
export interface FactsHeader extends RowShape {
  readonly epoch: string;
  /** Under which key of those it shares with the core the owner masked, and with what nonce. */
  readonly keyId: string;
  readonly nonce: string;
}

/** One sealed question of the counter, as it arrives. */
export interface CountRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** A frame: what is asked, and parts of bytes. */
  readonly body: Buffer;
}

export interface CountAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * Where the counter asks. An owner answers for everybody it holds, under masks that only the core can take off: it learns
 * neither who is in the program nor who is counted.
 */
export class CountDoor {
  private readonly window = new OperationWindow();
  /** Drawn at each start: an epoch of another process is never taken for one of this. */
  private readonly process = randomBytes(8).toString('hex');

  constructor(
    private readonly agency: Agency,
    private readonly table: FactTable,
    private readonly countKeys: Keyring | undefined,
    private readonly proofKeys: Keyring | undefined,
    private readonly evaluation?: Evaluation,
  ) {}

  async answer({ headers, body }: CountRequest): Promise<CountAnswer> {
    const { countKeys } = this;
    if (!countKeys) throw new Unauthenticated('this owner answers no counter');
    const call = verifyCall(headers[CALL_HEADER], body, this.agency.name, countKeys, this.window);
    const { header, parts } = readFrame<never>(body);
    await this.table.refresh();
    if (!this.evaluation) return { status: 200, body: this.facts(header) };
    const { authorization } = headers;
    const answer = await this.evaluation({ ask: header, parts, authorization, purpose: call.purpose }, this.table);
    return { status: 200, body: sealedAnswer(answer, countKeys[0].secret, call.call) };
  }

  /** INVARIANT: rows are masked; what stands beside them says nothing of a person. */
  private facts({ columns, order }: FactsAsk): Buffer {
    if (!Array.isArray(columns) || columns.length === 0) throw new BadUserInput('columns', 'expected at least one');
    const { id: keyId, secret } = this.proofKeys![0];
    const { rows, slots, ...shape } = this.table.pack(columns, 'PLACES');
    const nonce = randomBytes(16).toString('hex');
    const epoch = `${this.process}.${this.table.epoch}`;
    const header: FactsHeader = { ...shape, epoch, keyId, nonce };
    const names = order ? tagsOf(this.table.people.inOrder(), keyFor(secret, 'order', epoch)) : Buffer.alloc(0);
    return frameOf(header, [masked(rows, keyFor(secret, 'rows', nonce)), slots, names]);
  }
}

/** A question about whom to count, as it reaches the core. */
export interface EvaluationCall {
  readonly ask: unknown;
  readonly parts: readonly Buffer[];
  /** The user's own token: the counter invents nobody. */
  readonly authorization: unknown;
  readonly purpose: Purpose | null;
}

/** The core's part: who is counted, and what its own facts say of them. */
export type Evaluation = (call: EvaluationCall, table: FactTable) => Promise<Buffer>;
