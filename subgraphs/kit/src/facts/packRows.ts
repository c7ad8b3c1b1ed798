import { randomFillSync } from 'node:crypto';
import type { ColumnAsk } from './columnAsk';
import type { FactOutline } from './fact';
import type { FactColumns } from './factColumns';
import { BLOCK } from './masks';
import { ELSEWHERE, POINTER_BYTES, type RowShape, SECRET_AT, SECRET_BYTES, STEP } from './rowFormat';
import { coveredSlots } from './slots';

/** One column of a question, ready to be read. */
export interface Selected {
  readonly columns: FactColumns;
  readonly ask: ColumnAsk;
  /** Codes that pass, by attribute; none where all do. */
  readonly passes: readonly { codes: Uint8Array; allowed: Uint8Array }[];
  /** Codes that come along. */
  readonly shown: readonly Uint8Array[];
}

export interface Packed extends RowShape {
  /** Rows in the order of the people's places. */
  readonly rows: Buffer;
  /** Of whoever has more than a row holds. */
  readonly slots: Buffer;
}

/** Of a hundred rows how many may be too long for the width that is chosen. */
const ELSEWHERE_PER_HUNDRED = 3;
const SAMPLE = 20_000;

export function selected(ask: ColumnAsk, { attributes }: FactOutline, columns: FactColumns): Selected {
  const codesOf = (attribute: string) => columns.codes[columns.attributes.indexOf(attribute)]!;
  return {
    columns,
    ask,
    passes: Object.entries(ask.where).map(([attribute, codes]) => ({
      codes: codesOf(attribute),
      allowed: allowedCodes(attributes[attribute]!, codes),
    })),
    shown: ask.attributes.map(codesOf),
  };
}

function allowedCodes(known: readonly string[], asked: readonly string[]): Uint8Array {
  const allowed = new Uint8Array(256);
  for (const code of asked) if (known.includes(code)) allowed[1 + known.indexOf(code)] = 1;
  return allowed;
}

/** What the question needs of everybody, in the order of `place`; in that of their numbers where there is none. */
export function packRows(count: number, place: Uint32Array | null, asked: readonly Selected[]): Packed {
  const width = widthFor(count, asked);
  const rows = Buffer.alloc(count * width);
  const begin = (person: number): number => (place ? place[person]! : person) * width;
  const next = new Uint32Array(count);
  for (let person = 0; person < count; person++) next[person] = begin(person);
  for (const each of asked) writeColumn(rows, next, (person) => begin(person) + width, each);
  const longer: number[] = [];
  for (let person = 0; person < count; person++) if (next[person] === TOO_LONG) longer.push(person);
  const at = Uint32Array.from(longer, begin);
  return { count, width, rows, ...slotsFor(longer, rows, at, asked) };
}

/** Instead of where the next column of somebody begins. */
const TOO_LONG = 0xffff_ffff;

/** Numbers of the events that were found last. */
let events = new Uint32Array(256);

/** Finds the events of one person that a column asks for, and returns how many there are. */
function find(person: number, { columns: { start, end, days }, ask, passes }: Selected): number {
  const until = end[person]!;
  let event = start[person]!;
  if (until - event > events.length) events = new Uint32Array(2 * (until - event));
  const { from, to, prior, pick } = ask;
  let [used, before] = [0, -1];
  for (; event < until; event++) {
    const day = days[event]!;
    if (day > to) break;
    if (day < from && !prior) continue;
    if (passes.length > 0 && !passesAll(event, passes)) continue;
    if (day < from) {
      before = event;
      continue;
    }
    if (before >= 0 && used === 0) events[used++] = before;
    if (pick === 'LAST') used = 0;
    events[used++] = event;
    if (pick === 'FIRST') break;
  }
  if (before >= 0 && used === 0) events[used++] = before;
  return used;
}

function passesAll(event: number, passes: Selected['passes']): boolean {
  for (const { codes, allowed } of passes) if (allowed[codes[event]!] === 0) return false;
  return true;
}

/** As wide as anybody could need where that is little, or as nearly everybody needs. */
function widthFor(count: number, asked: readonly Selected[]): number {
  if (asked.length === 0) return 0;
  const longest = asked.reduce((sum, each) => sum + 1 + mostOf(each) * bytesOf(each), 0);
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const sample = new Uint32Array(Math.ceil(count / step));
  for (let each = 0; each < sample.length; each++)
    for (const column of asked) sample[each]! += 1 + find(each * step, column) * bytesOf(column);
  const enough = sample.sort()[Math.floor((sample.length - 1) * (1 - ELSEWHERE_PER_HUNDRED / 100))] ?? 1;
  const width = longest <= POINTER_BYTES ? longest : Math.max(POINTER_BYTES, Math.min(enough, longest));
  return Math.ceil(width / STEP) * STEP;
}

/** More events than these a column has of nobody. */
function mostOf({ columns, ask: { pick, prior } }: Selected): number {
  return pick === 'ALL' ? columns.most : Math.min(columns.most, prior ? 2 : 1);
}

/** What an event takes. */
function bytesOf({ shown }: Selected): number {
  return 2 + shown.length;
}

/** Writes one column of every row that is not too long, each where the column before it ended. */
function writeColumn(rows: Buffer, next: Uint32Array, end: (person: number) => number, column: Selected): void {
  const {
    columns: { days },
    shown,
  } = column;
  const bytes = bytesOf(column);
  for (let person = 0; person < next.length; person++) {
    let to = next[person]!;
    if (to === TOO_LONG) continue;
    const found = find(person, column);
    if (found >= ELSEWHERE || to + 1 + found * bytes > end(person)) {
      next[person] = TOO_LONG;
      continue;
    }
    rows[to++] = found;
    for (let each = 0; each < found; each++) {
      const event = events[each]!;
      const day = days[event]!;
      rows[to++] = day & 255;
      rows[to++] = (day >> 8) & 255;
      for (let code = 0; code < shown.length; code++) rows[to++] = shown[code]![event]!;
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
    const many = find(person, column);
    bytes.push(many & 255, many >> 8);
    for (let each = 0; each < many; each++) {
      const event = events[each]!;
      const day = column.columns.days[event]!;
      bytes.push(day & 255, (day >> 8) & 255, ...column.shown.map((codes) => codes[event]!));
    }
  }
  return Buffer.from(bytes);
}
