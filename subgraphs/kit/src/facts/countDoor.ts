import { type Agency, BadUserInput, Forbidden, type Keyring, type Purpose, Unauthenticated } from '@lead-graph/schema';
import { randomBytes } from 'node:crypto';
import { CALL_HEADER, claimsFor, digestOf, verifyCall } from '../call';
import { OperationWindow } from '../operationWindow';
import type { ColumnAsk } from './columnAsk';
import type { FactTable } from './factTable';
import { keyFor, keyOf, masked, sealedAnswer, tagsOf } from './masks';
import { framed, type Part, readFrame } from './frame';
import { sealWord } from './ownersWord';
import type { RowShape } from './rowFormat';

/** What the counter asks of an owner. */
export interface FactsAsk {
  readonly columns: readonly ColumnAsk[];
  /** The measure that is asked for by name; null of a question of one's own. */
  readonly measure: string | null;
  /** Whether it also needs the order in which people stand; the core keeps it until the epoch changes. */
  readonly order: boolean;
}

/** What comes before rows and slots. */
export interface FactsHeader extends RowShape {
  /** For the core, and sealed for it. */
  readonly word: string;
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
    /** Facts and measures by name. */
    private readonly refused: readonly string[] = [],
  ) {}

  /** Throws unless the counter sealed this lately: of anybody else not even the body is read. */
  assertSealed(headers: CountRequest['headers']): void {
    claimsFor(this.agency.name, headers[CALL_HEADER], this.ring());
  }

  /** Sealed under the key that the question was sealed under: while keys rotate, the counter may have no newer. */
  async answer({ headers, body }: CountRequest): Promise<CountAnswer> {
    const countKeys = this.ring();
    const call = verifyCall(headers[CALL_HEADER], body, this.agency.name, countKeys, this.window);
    await this.table.refresh();
    const { header, parts } = readFrame<never>(body);
    const { authorization } = headers;
    const answer = this.evaluation
      ? await this.evaluation({ ask: header, parts, authorization, purpose: call.purpose }, this.table)
      : this.facts(header);
    const { secret } = keyOf(countKeys, String(headers[CALL_HEADER]).split('.')[0]!);
    return { status: 200, body: sealedAnswer(answer, secret, call.call) };
  }

  private ring(): Keyring {
    if (!this.countKeys) throw new Unauthenticated('this owner answers no counter');
    return this.countKeys;
  }

  /**
   * Masked under the oldest key that it shares with the core: one that the core has before it is restarted with a newer.
   * INVARIANT: what stands beside masked rows says nothing of a person.
   */
  private facts({ columns, measure, order }: FactsAsk): Part {
    if (!Array.isArray(columns) || columns.length === 0) throw new BadUserInput('columns', 'expected at least one');
    if ([measure, ...columns.map(({ fact }) => fact)].some((each) => this.refused.includes(each!)))
      throw new Forbidden('this owner does not let this be counted');
    const key = this.proofKeys!.at(-1)!;
    const { rows, slots, ...shape } = this.table.pack(columns, 'PLACES');
    const nonce = randomBytes(16).toString('hex');
    const epoch = `${this.process}.${this.table.epoch}`;
    const names = order ? tagsOf(this.table.people.inOrder(), keyFor(key.secret, 'order', epoch)) : Buffer.alloc(0);
    const categories = this.table.categoriesOf(columns);
    const word = {
      issuedAt: Math.floor(Date.now() / 1000),
      epoch,
      nonce,
      count: shape.count,
      width: shape.width,
      categories,
      order: order ? digestOf(names) : null,
    };
    const header: FactsHeader = { ...shape, word: sealWord(word, key) };
    return framed(header, [masked(rows, keyFor(key.secret, 'rows', nonce)), slots, names]);
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
export type Evaluation = (call: EvaluationCall, table: FactTable) => Promise<Part>;
