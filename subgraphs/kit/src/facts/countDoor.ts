import { randomBytes } from 'node:crypto';
import {
  type Agency,
  BadUserInput,
  Forbidden,
  type Key,
  type Keyring,
  type Purpose,
  Unauthenticated,
  digestOf,
} from '@lead-graph/schema';
import { CALL_HEADER, claimsFor, verifyCall } from '../call';
import { OperationWindow } from '../operationWindow';
import type { ColumnAsk } from './columnAsk';
import type { FactTable } from './factTable';
import { keyFor, keyOf, masked, sealedAnswer, tagsOf } from './masks';
import { framed, type Part, readFrame } from './frame';
import { type OwnersWord, sealWord } from './ownersWord';
import { NO_STUDIES, type Studies } from './studyExtracts';
import type { RowShape } from './rowFormat';
import { type DeliveredTotals, deliveredTotals, NO_TOTALS, type Totals, type TotalsAsk } from './totals';

/** What the counter asks of an owner. */
export interface FactsAsk {
  readonly columns: readonly ColumnAsk[];
  /** The measure that is asked for by name; null of a question of one's own. */
  readonly measure: string | null;
  /** Agreements under which rows are to leave for a study; null where people are counted, as a counter of an older version leaves out. */
  readonly study?: readonly string[] | null;
  /** Whether it also needs the order in which people stand; the core keeps it until the epoch changes. */
  readonly order: boolean;
}

/** What comes before rows and slots. */
export interface FactsHeader extends RowShape {
  /** For the core, and sealed for it. */
  readonly word: string;
}

/** Who answers the counter, and with what. */
export interface Answering {
  readonly agency: Agency;
  readonly table: FactTable;
  readonly countKeys: Keyring | undefined;
  readonly proofKeys: Keyring | undefined;
  /** The core's alone. */
  readonly evaluation?: Evaluation;
  /** Facts, totals and measures by name. */
  readonly refused?: readonly string[];
  readonly studies?: Studies;
  readonly totals?: Totals;
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

  constructor(private readonly of: Answering) {}

  /** Throws unless the counter sealed this lately: of anybody else not even the body is read. */
  assertSealed(headers: CountRequest['headers']): void {
    claimsFor(this.of.agency.name, headers[CALL_HEADER], this.ring());
  }

  /** Sealed under the key that the question was sealed under: while keys rotate, the counter may have no newer. */
  async answer({ headers, body }: CountRequest): Promise<CountAnswer> {
    const { agency, table, evaluation } = this.of;
    const countKeys = this.ring();
    const call = verifyCall(headers[CALL_HEADER], body, agency.name, countKeys, this.window);
    await table.refresh();
    const { header, parts } = readFrame<never>(body);
    const { authorization } = headers;
    const answer = evaluation
      ? await evaluation({ ...call, ask: header, parts, authorization }, table)
      : 'totals' in header
        ? await this.delivered(header)
        : await this.facts(header, call.operation);
    const { secret } = keyOf(countKeys, String(headers[CALL_HEADER]).split('.')[0]!);
    return { status: 200, body: sealedAnswer(answer, secret, call.call) };
  }

  private ring(): Keyring {
    if (!this.of.countKeys) throw new Unauthenticated('this owner answers no counter');
    return this.of.countKeys;
  }

  /**
   * Masked under the oldest key that it shares with the core: one that the core has before it is restarted with a newer.
   * INVARIANT: what stands beside masked rows says nothing of a person.
   */
  private async facts({ columns, measure, study = null, order }: FactsAsk, operation: string): Promise<Part> {
    const { agency, table, studies = NO_STUDIES } = this.of;
    if (!Array.isArray(columns) || columns.length === 0) throw new BadUserInput('columns', 'expected at least one');
    const facts = columns.map(({ fact }) => fact);
    this.assertLetCount([measure, ...facts]);
    if (study !== null) await studies.note(agency.name, { agreements: study, facts, operation });
    const key = this.wordKey();
    const { rows, slots, ...shape } = table.pack(columns, 'PLACES');
    const nonce = randomBytes(16).toString('hex');
    const epoch = `${this.process}.${table.epoch}`;
    const names = order ? tagsOf(table.people.inOrder(), keyFor(key.secret, 'order', epoch)) : Buffer.alloc(0);
    const { count, width } = shape;
    const digest = order ? digestOf(names) : null;
    const word = wordNow({ epoch, nonce, count, width, categories: table.categoriesOf(columns), study, order: digest });
    const header: FactsHeader = { ...shape, word: sealWord(word, key) };
    return framed(header, [masked(rows, keyFor(key.secret, 'rows', nonce)), slots, names]);
  }

  /** What leaves as totals alone: nobody has a row, and so there is nothing to mask. */
  private async delivered({ totals: names }: TotalsAsk): Promise<Part> {
    if (!Array.isArray(names) || names.length === 0) throw new BadUserInput('totals', 'expected at least one');
    this.assertLetCount(names);
    const { totals, categories } = await deliveredTotals(names, this.of.totals ?? NO_TOTALS);
    const word = wordNow({ ...OF_NO_ROWS, categories });
    return framed({ totals, word: sealWord(word, this.wordKey()) } satisfies DeliveredTotals, []);
  }

  private wordKey(): Key {
    return this.of.proofKeys!.at(-1)!;
  }

  private assertLetCount(names: readonly (string | null)[]): void {
    if (names.some((each) => this.of.refused?.includes(each!)))
      throw new Forbidden('this owner does not let this be counted');
  }
}

function wordNow(word: Omit<OwnersWord, 'issuedAt'>): OwnersWord {
  return { issuedAt: Math.floor(Date.now() / 1000), ...word };
}

const OF_NO_ROWS = { epoch: '', nonce: '', count: 0, width: 0, study: null, order: null };

/** A question about whom to count, as it reaches the core. */
export interface EvaluationCall {
  readonly operation: string;
  readonly ask: unknown;
  readonly parts: readonly Buffer[];
  /** The user's own token: the counter invents nobody. */
  readonly authorization: unknown;
  readonly purpose: Purpose | null;
}

/** The core's part: who is counted, and what its own facts say of them. */
export type Evaluation = (call: EvaluationCall, table: FactTable) => Promise<Part>;
