import { randomFillSync } from 'node:crypto';
import { BLOCK } from './masks';
import { ELSEWHERE, POINTER_BYTES, type RowShape, SECRET_AT, SECRET_BYTES, STEP } from './rowFormat';
import type { Selected } from './selected';
import { coveredSlots } from './slots';

export interface Packed extends RowShape {
  /** Rows in the order of the people's places. */
  readonly rows: Buffer;
  /** Of whoever has more than a row holds. */
  readonly slots: Buffer;
}

/** Of a hundred rows how many may be too long for the width that is chosen. */
const ELSEWHERE_PER_HUNDRED = 3;
const SAMPLE = 20_000;

/** What the question needs of everybody, in the order of `place`. */
export function packRows(place: Uint32Array, asked: readonly Selected[]): Packed {
  const count = place.length;
  const width = widthFor(count, asked);
  const rows = Buffer.alloc(count * width);
  const next = new Uint32Array(count);
  for (let person = 0; person < count; person++) next[person] = place[person]! * width;
  for (const each of asked) writeColumn(rows, next, place, width, each);
  const longer: number[] = [];
  for (let person = 0; person < count; person++) if (next[person] === TOO_LONG) longer.push(person);
  const at = Uint32Array.from(longer, (person) => place[person]! * width);
  return { count, width, rows, ...slotsFor(longer, rows, at, asked) };
}

/** Instead of where the next column of somebody begins. */
const TOO_LONG = 0xffff_ffff;

/** As wide as anybody could need where that is little, or as nearly everybody needs. */
function widthFor(count: number, asked: readonly Selected[]): number {
  if (asked.length === 0) return 0;
  const longest = asked.reduce((sum, { most, bytes }) => sum + 1 + most * bytes, 0);
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const sample = new Uint32Array(Math.ceil(count / step));
  for (let each = 0; each < sample.length; each++)
    for (const column of asked) sample[each]! += 1 + column.find(each * step) * column.bytes;
  const enough = sample.sort()[Math.floor((sample.length - 1) * (1 - ELSEWHERE_PER_HUNDRED / 100))] ?? 1;
  const width = longest <= POINTER_BYTES ? longest : Math.max(POINTER_BYTES, Math.min(enough, longest));
  return Math.ceil(width / STEP) * STEP;
}

/** Writes one column of every row that is not too long, each where the column before it ended. */
function writeColumn(rows: Buffer, next: Uint32Array, place: Uint32Array, width: number, column: Selected): void {
  const { bytes, days, events, shown } = column;
  const codes = shown.length;
  for (let person = 0; person < next.length; person++) {
    let to = next[person]!;
    if (to === TOO_LONG) continue;
    const found = column.find(person);
    if (found >= ELSEWHERE || to + 1 + found * bytes > (place[person]! + 1) * width) {
      next[person] = TOO_LONG;
      continue;
    }
    rows[to++] = found;
    for (let each = 0; each < found; each++) {
      const event = events[each]!;
      const day = days[event]!;
      rows[to++] = day & 255;
      rows[to++] = (day >> 8) & 255;
      for (let code = 0; code < codes; code++) rows[to++] = shown[code]![event]!;
    }
    next[person] = to;
  }
}

/** Slots are alike in size, and each is hidden under a secret that stands in its owner's row alone. */
function slotsFor(
  longer: readonly number[],
  rows: Buffer,
  at: Uint32Array,
  asked: readonly Selected[],
): { slot: number; slots: Buffer } {
  const written = longer.map((person) => longRow(person, asked));
  const slot = Math.ceil(written.reduce((most, { length }) => Math.max(most, length), 0) / BLOCK) * BLOCK;
  const slots = Buffer.alloc(slot * longer.length);
  const secrets = randomFillSync(Buffer.alloc(longer.length * SECRET_BYTES));
  for (let number = 0; number < longer.length; number++) {
    const row = at[number]!;
    rows[row] = ELSEWHERE;
    rows.writeUIntLE(number, row + 1, 3);
    secrets.copy(rows, row + SECRET_AT, number * SECRET_BYTES, (number + 1) * SECRET_BYTES);
    written[number]!.copy(slots, number * slot);
  }
  return { slot, slots: coveredSlots(slots, slot, secrets) };
}

function longRow(person: number, asked: readonly Selected[]): Buffer {
  const bytes: number[] = [];
  for (const column of asked) {
    const many = column.find(person);
    bytes.push(many & 255, many >> 8);
    for (const event of column.events.subarray(0, many)) {
      const day = column.days[event]!;
      bytes.push(day & 255, (day >> 8) & 255, ...column.shown.map((codes) => codes[event]!));
    }
  }
  return Buffer.from(bytes);
}
