import {
  BLOCK,
  type ColumnAsk,
  drawnOrder,
  type FactTable,
  frameOf,
  keyFor,
  keyOf,
  masksAt,
  NOWHERE,
  REF_BYTES,
  type RowShape,
  tagsOf,
} from '@lead-graph/kit';
import type { Keyring } from '@lead-graph/schema';
import type { Countable } from './mayBeCounted';
import type { Places } from './places';

/** An answer of an owner, as the counter describes it: what the core needs to take its masks off those who are counted. */
export interface MaskedRows {
  readonly agency: string;
  readonly epoch: string;
  readonly keyId: string;
  readonly nonce: string;
  readonly width: number;
}

/** What is asked of those who are counted. */
export interface ColumnsOfMembers {
  /** Of the core's own facts. */
  readonly columns: readonly ColumnAsk[];
  /** Whether counted are those alone who have an event in the first column. */
  readonly mustHaveFirst: boolean;
  readonly masked: readonly MaskedRows[];
}

/** What comes before secrets, own rows and slots, and then for each owner places and masks. */
export interface MembersHeader {
  readonly members: number;
  /** Of the core's own columns. */
  readonly shape: RowShape;
  /** Owners whose order the core needs first; then nothing follows. */
  readonly missing: readonly string[];
}

/** What the core has to know beside its own facts. */
export interface MemberTools {
  readonly table: FactTable;
  readonly places: Places;
  /** Shared with each owner. */
  readonly proofKeys: Readonly<Record<string, Keyring>>;
  /** 16 bytes: of it each participant's secrets for counting are made. */
  readonly recordKey: Buffer;
  /** What an owner calls each participant, by their number. */
  readonly refsAt: (agency: string) => Promise<Buffer>;
}

/**
 * Secrets, own facts and the masks at each owner of everybody who is counted, in an order of this question alone.
 * INVARIANT: of nobody else is any mask handed out.
 */
export async function membersFrame(
  { columns, mustHaveFirst, masked }: ColumnsOfMembers,
  countable: Countable,
  { table, places, proofKeys, recordKey, refsAt }: MemberTools,
): Promise<Buffer> {
  const { rows, slots, width, slot } = table.pack(columns);
  const members = membersOf(table, countable, mustHaveFirst ? { rows, width } : null);
  const owners = await Promise.all(
    masked.map(async ({ agency, keyId, nonce, width }) => {
      const key = keyOf(proofKeys[agency]!, keyId);
      const all = await places.of(agency, key.secret, table.version, () => refsAt(agency));
      const theirs = members.map((member) => all[member] ?? NOWHERE);
      return [bytesOf(theirs), masksAt(theirs, width / BLOCK, keyFor(key.secret, 'rows', nonce))];
    }),
  );
  const header: MembersHeader = { members: members.length, shape: { count: members.length, width, slot }, missing: [] };
  const { people } = table;
  const ids = gathered(members, REF_BYTES, people.refs, (member) => member);
  const own = gathered(members, width, rows, (member) => people.place[member]!);
  return frameOf(header, [tagsOf(ids, recordKey), own, slots, ...owners.flat()]);
}

/** Numbers of those who are counted. `first`: the column that stands first in a row, in which everybody counted has an event. */
function membersOf(
  { people }: FactTable,
  { others, apart }: Countable,
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
    if (counted[number] && (!first || first.rows[people.place[number]! * first.width])) chosen[found++] = number;
  return drawnOrder(found).map((at) => chosen[at]!);
}

function gathered(members: Uint32Array, width: number, from: Buffer, placeOf: (member: number) => number): Buffer {
  const bytes = Buffer.allocUnsafe(members.length * width);
  for (let each = 0; each < members.length; each++) {
    const at = placeOf(members[each]!) * width;
    from.copy(bytes, each * width, at, at + width);
  }
  return bytes;
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
