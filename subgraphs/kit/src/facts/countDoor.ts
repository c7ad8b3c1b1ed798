import { type Agency, BadUserInput, Forbidden, type Keyring, type Purpose, Unauthenticated } from '@lead-graph/schema';
import { randomBytes } from 'node:crypto';
import { CALL_HEADER, claimsFor, digestOf, verifyCall } from '../call';
import { type Mark, markOf } from '../ledger/entry';
import { OperationWindow } from '../operationWindow';
import type { ColumnAsk } from './columnAsk';
import type { FactTable } from './factTable';
import { keyFor, keyOf, masked, sealedAnswer, tagsOf } from './masks';
import { framed, type Part, readFrame } from './frame';
import { sealWord } from './ownersWord';
import { isAgreementId } from './studyExtracts';
import type { RowShape } from './rowFormat';
import type { QuarterTotal, Total } from './totals';

/** What the counter asks of an owner. */
export interface FactsAsk {
  readonly columns: readonly ColumnAsk[];
  /** The measure that is asked for by name; null of a question of one's own. */
  readonly measure: string | null;
  /** Agreements under which rows are to leave for a study; null where people are counted. */
  readonly study: readonly string[] | null;
  /** Whether it also needs the order in which people stand; the core keeps it until the epoch changes. */
  readonly order: boolean;
}

/** What the counter asks of an owner of records that leave as totals alone. */
export interface TotalsAsk {
  readonly totals: readonly string[];
}

export interface DeliveredTotals {
  readonly totals: readonly { readonly name: string; readonly quarters: readonly QuarterTotal[] }[];
  /** For the core, and sealed for it: of which categories they are. */
  readonly word: string;
}

/** What comes before rows and slots. */
export interface FactsHeader extends RowShape {
  /** For the core, and sealed for it. */
  readonly word: string;
}

/** Under which agreements an owner lets rows leave for a study, and where it notes that they were asked for. */
export interface Studies {
  /** Ids, or `*`: every one that the core holds. */
  readonly agreements: readonly string[];
  record(mark: Mark): Promise<void>;
}

/** Totals that an owner delivers, and how they are read. */
export interface Totals {
  readonly all: readonly Total[];
  quartersOf(total: Total): Promise<QuarterTotal[]>;
}

const NO_TOTALS: Totals = { all: [], quartersOf: () => Promise.resolve([]) };

const NO_STUDIES: Studies = { agreements: [], record: () => Promise.resolve() };

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
    private readonly studies = NO_STUDIES,
    private readonly totals = NO_TOTALS,
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
      ? await this.evaluation({ ...call, ask: header, parts, authorization }, this.table)
      : 'totals' in header
        ? await this.delivered(header)
        : await this.facts(header, call.operation);
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
  private async facts({ columns, measure, study, order }: FactsAsk, operation: string): Promise<Part> {
    if (!Array.isArray(columns) || columns.length === 0) throw new BadUserInput('columns', 'expected at least one');
    if ([measure, ...columns.map(({ fact }) => fact)].some((each) => this.refused.includes(each!)))
      throw new Forbidden('this owner does not let this be counted');
    if (study !== null) await this.noteStudy(study, columns, operation);
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
      study,
      order: order ? digestOf(names) : null,
    };
    const header: FactsHeader = { ...shape, word: sealWord(word, key) };
    return framed(header, [masked(rows, keyFor(key.secret, 'rows', nonce)), slots, names]);
  }

  private async delivered({ totals: names }: TotalsAsk): Promise<Part> {
    if (!Array.isArray(names) || names.length === 0) throw new BadUserInput('totals', 'expected at least one');
    const asked = names.map((name) => {
      const total = this.totals.all.find((each) => each.name === name);
      if (!total) throw new BadUserInput('totals', 'this owner has no such total');
      if (this.refused.includes(total.name)) throw new Forbidden('this owner does not let this be counted');
      return total;
    });
    const totals = await Promise.all(
      asked.map(async (total) => ({ name: total.name, quarters: await this.totals.quartersOf(total) })),
    );
    const categories = [...new Set(asked.flatMap((each) => each.categories))];
    const word = sealWord(
      {
        ...{ issuedAt: Math.floor(Date.now() / 1000), epoch: '', nonce: '', count: 0, width: 0 },
        ...{ categories, study: null, order: null },
      },
      this.proofKeys!.at(-1)!,
    );
    return framed({ totals, word } satisfies DeliveredTotals, []);
  }

  /**
   * INVARIANT: on record before a row leaves, by a name of the owner's own: the counter may call two alike. Whose rows are
   * drawn, the owner does not learn.
   */
  private async noteStudy(under: readonly string[], columns: readonly ColumnAsk[], operation: string): Promise<void> {
    const { agreements, record } = this.studies;
    const lets = (agreement: string): boolean =>
      isAgreementId(agreement) && (agreements.includes('*') || agreements.includes(agreement));
    if (!Array.isArray(under) || under.length === 0 || !under.every(lets))
      throw new Forbidden('this owner lets no row leave for a study under these agreements');
    const facts = columns.map(({ fact }) => fact);
    const own = randomBytes(16).toString('base64url');
    await record(markOf('EXTRACTED', this.agency.name, own, { operation, agreements: under, facts }));
  }
}

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
