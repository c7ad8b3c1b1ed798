import {
  BLOCK,
  type ColumnAsk,
  digestOf,
  drawnOrder,
  type Evaluation,
  type EvaluationCall,
  type EvaluationTools,
  type FactIndex,
  frameOf,
  keyFor,
  masksAt,
  NOWHERE,
  readWord,
  REF_BYTES,
  type RowShape,
  tagsOf,
} from '@lead-graph/kit';
import {
  BadUserInput,
  type DataCategory,
  Forbidden,
  mayClaim,
  Purpose,
  type Requester,
  Unauthenticated,
} from '@lead-graph/schema';
import { type Countable, type CountedCategory, mayBeCounted } from './mayBeCounted';
import { Places } from './places';
import { referencesAt } from './references';

/** An answer of an owner, by its own word: what the core needs to take its masks off those who are counted. */
export interface MaskedRows {
  readonly agency: string;
  readonly word: string;
}

export interface MembersAsk {
  /** Under which agreement, where the purpose needs one. */
  readonly agreement: string | null;
  /** Of the core's own facts. */
  readonly columns: readonly ColumnAsk[];
  /** Counted are those alone who have an event in this column; null: everybody. */
  readonly must: number | null;
  readonly masked: readonly MaskedRows[];
  /** Owners whose order comes along, one part each. */
  readonly orders: readonly MaskedRows[];
}

/** What comes before secrets, own rows and slots, and then for each owner places and masks. */
export interface MembersHeader {
  readonly members: number;
  /** Of the core's own columns. */
  readonly shape: RowShape;
  /** Owners whose order the core needs first; then nothing follows. */
  readonly missing: readonly string[];
}

/**
 * Who is counted, at this instant: their own facts of the program, their secrets for this count, and the masks of their
 * rows at each owner. The core sees no other owner's facts, and the counter no reference.
 */
export function openEvaluation({ db, config, verifyToken }: EvaluationTools): Evaluation {
  const places = new Places(db);
  const wordOf = (agency: string, sealed: string) => {
    const ring = config.proofKeys[agency];
    if (!ring) throw new BadUserInput('agency', 'expected an owner of records');
    return readWord(sealed, ring);
  };

  return async (call, index) => {
    const ask = call.ask as MembersAsk;
    const { requester, purpose } = await asker(call, verifyToken);
    if (purpose === Purpose.AUDIT && !ask.agreement)
      throw new BadUserInput('agreement', 'an audit counts under an agreement: give its id');
    for (const [at, { agency, word }] of ask.orders.entries())
      learnOrder(places, agency, wordOf(agency, word), call.parts[at]);
    const answers = ask.masked.map(({ agency, word }) => ({ agency, ...wordOf(agency, word) }));
    const missing = answers.filter(({ agency, word }) => !places.knows(agency, word.epoch)).map(({ agency }) => agency);
    if (missing.length > 0) return frameOf({ members: 0, shape: NOTHING, missing } satisfies MembersHeader, []);
    const categories = [
      ...countedOf('participants', index.categoriesOf(ask.columns)),
      ...answers.flatMap(({ agency, word }) => countedOf(agency, word.categories)),
    ];
    const countable = await mayBeCounted(db, { agreement: ask.agreement, categories, requester, purpose });
    const { width, slot, slots, rows } = index.pack(ask.columns);
    const members = membersOf(index, countable, ask.must === null ? null : { rows, width });
    const owners = await Promise.all(
      answers.map(async ({ agency, word, key }) => {
        const all = await places.of(agency, key.secret, index.version, () =>
          referencesAt(db, agency, (id) => index.people.numberOf(id), index.people.count),
        );
        const theirs = members.map((member) => all[member] ?? NOWHERE);
        return [bytesOf(theirs), masksAt(theirs, word.width / BLOCK, keyFor(key.secret, 'rows', word.nonce))];
      }),
    );
    const header: MembersHeader = {
      members: members.length,
      shape: { count: members.length, width, slot },
      missing: [],
    };
    const own = gathered(members, index, rows, width);
    return frameOf(header, [
      tagsOf(idsOf(members, index), recordKey(config.recordSecret)),
      own,
      slots,
      ...owners.flat(),
    ]);
  };
}

/** INVARIANT: an order is the owner's own: with another, the counter would be given masks of whomever it liked. */
function learnOrder(
  places: Places,
  agency: string,
  { word: { epoch, order } }: ReturnType<typeof readWord>,
  names: Buffer | undefined,
): void {
  if (!names || digestOf(names) !== order) throw new Unauthenticated('this order is not what the owner sent');
  places.learn(agency, { epoch, names });
}

function countedOf(agency: string, categories: readonly DataCategory[]): CountedCategory[] {
  return categories.map((category) => ({ category, agency }));
}

const NOTHING: RowShape = { count: 0, width: BLOCK, slot: 0 };

/** INVARIANT: alike as long as the secret is, so that the same people bring the same noise whatever is asked. */
function recordKey(secret: Buffer | undefined): Buffer {
  if (!secret) throw new Error('RECORD_SECRET is not set; without it nobody can be counted');
  return keyFor(secret, 'records', '');
}

/** The user themself, by their own token, for a purpose of their role that counts. */
async function asker(
  { authorization, purpose }: EvaluationCall,
  verifyToken: EvaluationTools['verifyToken'],
): Promise<{ requester: Requester; purpose: Purpose }> {
  if (typeof authorization !== 'string') throw new Unauthenticated("the user's own token is missing");
  const requester = await verifyToken(authorization);
  if (!purpose || !mayClaim(requester, purpose)) throw new Forbidden('this purpose is not one the role allows');
  return { requester, purpose };
}

/** Numbers of those who are counted, in an order of this question alone. */
function membersOf(
  { people }: FactIndex,
  { others, apart }: Countable,
  must: { rows: Buffer; width: number } | null,
): Uint32Array {
  const counted = new Uint8Array(people.count).fill(others ? 1 : 0);
  for (const [id, mayBe] of apart) {
    const number = people.numberOf(Buffer.from(id.replaceAll('-', ''), 'hex'));
    if (number >= 0) counted[number] = mayBe ? 1 : 0;
  }
  const chosen = new Uint32Array(people.count);
  let found = 0;
  for (let number = 0; number < people.count; number++)
    if (counted[number] && (!must || must.rows[people.place[number]! * must.width])) chosen[found++] = number;
  return drawnOrder(found).map((at) => chosen[at]!);
}

function idsOf(members: Uint32Array, { people }: FactIndex): Buffer {
  return gatheredBytes(members, REF_BYTES, (member) => [people.refs, member * REF_BYTES]);
}

function gathered(members: Uint32Array, { people }: FactIndex, rows: Buffer, width: number): Buffer {
  return gatheredBytes(members, width, (member) => [rows, people.place[member]! * width]);
}

function gatheredBytes(members: Uint32Array, width: number, of: (member: number) => [Buffer, number]): Buffer {
  const bytes = Buffer.allocUnsafe(members.length * width);
  for (let each = 0; each < members.length; each++) {
    const [from, at] = of(members[each]!);
    from.copy(bytes, each * width, at, at + width);
  }
  return bytes;
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
