import { ELSEWHERE, POINTER_BYTES, type RowShape, SECRET_AT, SECRET_BYTES } from './rowFormat';
import { coveredSlots } from './slots';

/** Events of everybody who is counted, by their number there. */
export interface Column {
  /** Where the events of each begin; one more than there are people. */
  readonly start: Uint32Array;
  readonly days: Int16Array;
  /** By attribute, as it was asked for. */
  readonly codes: readonly Uint8Array[];
}

/**
 * Reads rows without their mask, one after the other. `attributes`: how many each column brings. INVARIANT: never throws
 * for what stands in a row, and reads nobody's from another's: whether a count succeeds would tell who is counted.
 */
export function readRows(
  rows: Buffer,
  { width, slot }: RowShape,
  slots: Buffer,
  attributes: readonly number[],
): Column[] {
  const at = oneByOne(rows, width);
  const longer: number[] = [];
  const there = slot === 0 ? 0 : Math.floor(slots.length / slot);
  for (let person = 0; person < at.length; person++) {
    const begin = at[person]!;
    if (rows[begin] !== ELSEWHERE) continue;
    if (width >= POINTER_BYTES && rows.readUIntLE(begin + 1, 3) < there) longer.push(person);
    else rows.fill(0, begin, begin + width);
  }
  const long = shown(longer, rows, at, slots, slot);
  return attributes.map((codes) => readColumn(rows, { at, width }, long, codes));
}

function oneByOne(rows: Buffer, width: number): Uint32Array {
  const at = new Uint32Array(width === 0 ? 0 : rows.length / width);
  for (let person = 0; person < at.length; person++) at[person] = person * width;
  return at;
}

/** Slots of those who stand elsewhere, one after the other, and how far each was read. */
interface Long {
  readonly slots: Buffer;
  /** Bytes of each. */
  readonly slot: number;
  readonly people: readonly number[];
  readonly at: Uint32Array;
}

function shown(people: readonly number[], rows: Buffer, at: Uint32Array, slots: Buffer, slot: number): Long {
  const theirs = Buffer.alloc(people.length * slot);
  const secrets = Buffer.alloc(people.length * SECRET_BYTES);
  for (const [each, person] of people.entries()) {
    const row = at[person]!;
    const number = rows.readUIntLE(row + 1, 3);
    slots.copy(theirs, each * slot, number * slot, (number + 1) * slot);
    rows.copy(secrets, each * SECRET_BYTES, row + SECRET_AT, row + SECRET_AT + SECRET_BYTES);
  }
  return {
    slots: people.length > 0 ? coveredSlots(theirs, slot, secrets) : theirs,
    slot,
    people,
    at: Uint32Array.from(people, (_, each) => each * slot),
  };
}

/** Everybody's rows, and how far each was read. */
interface Short {
  readonly at: Uint32Array;
  readonly width: number;
}

/** Reads one column of everybody, and moves each one's place to where the next begins. */
function readColumn(rows: Buffer, { at, width }: Short, long: Long, attributes: number): Column {
  const people = at.length;
  const start = new Uint32Array(people + 1);
  const bytes = 2 + attributes;
  let [used, nextLong] = [0, 0];
  for (let person = 0; person < people; person++) {
    start[person] = used;
    if (long.people[nextLong] === person) used += longCount(long, nextLong++, bytes);
    else {
      const from = at[person]!;
      const most = Math.floor(((person + 1) * width - from - 1) / bytes);
      used += most > 0 ? Math.min(rows[from]!, most) : 0;
    }
  }
  start[people] = used;
  const days = new Int16Array(used);
  const codes = Array.from({ length: attributes }, () => new Uint8Array(used));
  nextLong = 0;
  for (let person = 0; person < people; person++) {
    const isLong = long.people[nextLong] === person;
    const from = isLong ? long.slots : rows;
    let byte = isLong ? long.at[nextLong]! + 2 : at[person]! + 1;
    for (let event = start[person]!; event < start[person + 1]!; event++, byte += bytes) {
      days[event] = from[byte]! | (from[byte + 1]! << 8);
      for (let code = 0; code < attributes; code++) codes[code]![event] = from[byte + 2 + code]!;
    }
    if (isLong) long.at[nextLong++] = byte;
    else at[person] = byte;
  }
  return { start, days, codes };
}

/** Events of one column in a slot, and no more than there is room for. */
function longCount({ slots, slot, at }: Long, each: number, bytes: number): number {
  const from = at[each]!;
  const most = Math.floor(((each + 1) * slot - from - 2) / bytes);
  return most > 0 ? Math.min(slots.readUInt16LE(from), most) : 0;
}
