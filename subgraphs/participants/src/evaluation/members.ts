import {
  type ColumnAsk,
  type FactTable,
  framed,
  keyFor,
  masksAt,
  type Part,
  REF_BYTES,
  type readWord,
  type RowShape,
  wordsOf,
} from '@lead-graph/kit';
import type { Obligation } from '@lead-graph/schema';
import type { Countable } from './mayBeCounted';
import type { Places } from './places';
import { SECRET_WORDS, secretsOf } from './secrets';

/** An answer of an owner, by its own word and under the key it was masked with. */
type Masked = { readonly agency: string } & ReturnType<typeof readWord>;

/** What is asked of those who are counted. */
export interface ColumnsOfMembers {
  /** Of the core's own facts. */
  readonly columns: readonly ColumnAsk[];
  /** Whether counted are those alone who have an event in the first column. */
  readonly mustHaveFirst: boolean;
  readonly masked: readonly Masked[];
}

/** What comes before secrets, own rows and slots, and then for each owner places and masks. */
export interface MembersHeader {
  readonly members: number;
  /** Of the core's own columns. */
  readonly shape: RowShape;
  /** For each owner, how its masks stand, and how many rows it told of. */
  readonly owners: readonly { readonly byPlace: boolean; readonly count: number }[];
  /** To what rows oblige whoever has them; none where people are counted. */
  readonly obligations: readonly Obligation[];
  /** Owners whose order the core needs first; then nothing follows. */
  readonly missing: readonly string[];
}

/** What the core has to know beside its own facts. */
export interface MemberTools {
  readonly table: FactTable;
  readonly places: Places;
  /** 16 bytes: of it each participant's secrets for counting are made. */
  readonly recordKey: Buffer;
  /** What an owner calls each participant, by their number. */
  readonly refsAt: (agency: string) => Promise<Buffer>;
  readonly obligations?: readonly Obligation[];
  /** Of those whose masks are about to be handed out, 16 bytes each; nothing is, until it resolves. */
  readonly before?: (ids: Buffer) => Promise<void>;
}

/**
 * Secrets, own facts and the masks at each owner of everybody who is counted. INVARIANT: of nobody else is any mask
 * handed out.
 */
export async function membersFrame(
  { columns, mustHaveFirst, masked }: ColumnsOfMembers,
  countable: Pick<Countable, 'others' | 'apart'>,
  { table, places, recordKey, refsAt, obligations = [], before }: MemberTools,
): Promise<Part> {
  const { rows, slots, width, slot } = table.pack(columns, 'NUMBERS');
  const members = membersOf(table, countable, mustHaveFirst ? { rows, width } : null);
  await before?.(bytesOf(gathered(members, REF_BYTES / 4, wordsOf(table.people.refs))));
  const parts: Part[] = [];
  const owners: MembersHeader['owners'][number][] = [];
  for (const { agency, word, key } of masked) {
    const all = await places.of(agency, key.secret, table.version, () => refsAt(agency));
    const theirs = gathered(members, 1, all);
    const masks = masksAt(theirs, word, keyFor(key.secret, 'rows', word.nonce));
    owners.push({ byPlace: masks.byPlace, count: word.count });
    parts.push(bytesOf(theirs), masks.bytes);
  }
  const shape = { count: members.length, width, slot };
  const header: MembersHeader = { members: members.length, shape, owners, obligations, missing: [] };
  const secrets = bytesOf(gathered(members, SECRET_WORDS, secretsOf(table.people.refs, recordKey)));
  const own = bytesOf(gathered(members, width / 4, wordsOf(rows)));
  return framed(header, [secrets, own, slots, ...parts]);
}

/** Numbers of those who are counted. `first`: rows in whose first column everybody counted has an event. */
function membersOf(
  { people }: FactTable,
  { others, apart }: Pick<Countable, 'others' | 'apart'>,
  first: { rows: Buffer; width: number } | null,
): Uint32Array {
  const counted = new Uint8Array(people.count).fill(others ? 1 : 0);
  for (const [id, mayBe] of apart) {
    const number = people.numberOf(Buffer.from(id.replaceAll('-', ''), 'hex'));
    if (number >= 0) counted[number] = mayBe ? 1 : 0;
  }
  const chosen = new Uint32Array(people.count);
  let found = 0;
  for (let number = 0; number < people.count; number++)
    if (counted[number] && (!first || first.rows[number * first.width])) chosen[found++] = number;
  return chosen.subarray(0, found);
}

/** Of each member their `words` words. */
function gathered(members: Uint32Array, words: number, from: Uint32Array): Uint32Array {
  const to = new Uint32Array(members.length * words);
  for (let each = 0, at = 0; each < members.length; each++) {
    const begin = members[each]! * words;
    for (let word = 0; word < words; word++) to[at++] = from[begin + word]!;
  }
  return to;
}

function bytesOf(words: Uint32Array): Buffer {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength);
}
