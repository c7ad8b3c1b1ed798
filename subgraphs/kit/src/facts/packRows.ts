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
  const lengths = new Uint16Array(count);
  const found = asked.map((each) => foundOf(each, count, lengths));
  const width = widthFor(lengths);
  const rows = Buffer.alloc(count * width);
  const at = new Uint32Array(count);
  const longer: number[] = [];
  for (let person = 0; person < count; person++) {
    at[person] = (place ? place[person]! : person) * width;
    if (lengths[person]! > width || lengths[person] === TOO_LONG) longer.push(person);
  }
  const next = at.slice();
  for (const [column, each] of asked.entries()) writeColumn(rows, next, lengths, width, found[column]!, each);
  return { count, width, rows, ...slotsFor(longer, rows, at, asked, found) };
}

/** Of a column, which events of each person it asks for: from one up to another, or those listed where some between do not pass. */
interface Found {
  readonly begin: Uint32Array;
  readonly events: Uint32Array;
}

/** Longer than any row, and than a byte counts. */
const TOO_LONG = 0xffff;

/** Finds everybody's events, and adds to the length of their rows what these take. */
function foundOf({ columns, ask, passes, shown }: Selected, count: number, lengths: Uint16Array): Found {
  const { start, end, days } = columns;
  const { from, to, prior, pick } = ask;
  const begin = new Uint32Array(count + 1);
  let events = new Uint32Array(Math.max(1024, count));
  let used = 0;
  const bytes = 2 + shown.length;
  for (let person = 0; person < count; person++) {
    const first = used;
    begin[person] = first;
    const until = end[person]!;
    if (used + until - start[person]! + 1 > events.length)
      events = longerList(events, used + until - start[person]! + 1);
    let before = -1;
    for (let event = start[person]!; event < until; event++) {
      const day = days[event]!;
      if (day > to) break;
      if (day < from && !prior) continue;
      if (passes.length > 0 && !passesAll(event, passes)) continue;
      if (day < from) before = event;
      else {
        if (before >= 0 && used === first) events[used++] = before;
        if (pick === 'LAST') used = first;
        events[used++] = event;
        if (pick === 'FIRST') break;
      }
    }
    if (before >= 0 && used === first) events[used++] = before;
    const length = lengths[person]! + 1 + (used - first) * bytes;
    lengths[person] = used - first >= ELSEWHERE ? TOO_LONG : Math.min(TOO_LONG, length);
  }
  begin[count] = used;
  return { begin, events };
}

function longerList(list: Uint32Array, needed: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(Math.ceil(Math.max(needed, list.length * 1.5)));
  longer.set(list);
  return longer;
}

function passesAll(event: number, passes: Selected['passes']): boolean {
  for (const { codes, allowed } of passes) if (allowed[codes[event]!] === 0) return false;
  return true;
}

/** As wide as everybody needs where that is little, or as nearly everybody needs. */
function widthFor(lengths: Uint16Array): number {
  const step = Math.max(1, Math.floor(lengths.length / SAMPLE));
  const sample = Uint16Array.from(
    { length: Math.ceil(lengths.length / step) },
    (_, each) => lengths[each * step]!,
  ).sort();
  const enough = sample[Math.floor((sample.length - 1) * (1 - ELSEWHERE_PER_HUNDRED / 100))] ?? 1;
  let longest = 0;
  for (let person = 0; person < lengths.length; person++) if (lengths[person]! > longest) longest = lengths[person]!;
  const width = longest <= POINTER_BYTES ? longest : Math.max(POINTER_BYTES, Math.min(enough, longest));
  return Math.ceil(Math.max(1, width) / STEP) * STEP;
}

/** Writes one column of every row that is not too long, each where the column before it ended. */
function writeColumn(
  rows: Buffer,
  next: Uint32Array,
  lengths: Uint16Array,
  width: number,
  { begin, events }: Found,
  { columns: { days }, shown }: Selected,
): void {
  const codes = shown.length;
  for (let person = 0; person < lengths.length; person++) {
    if (lengths[person]! > width) continue;
    let to = next[person]!;
    const last = begin[person + 1]!;
    rows[to++] = last - begin[person]!;
    for (let each = begin[person]!; each < last; each++) {
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
  found: readonly Found[],
): { slot: number; slots: Buffer } {
  const written = longer.map((person) => longRow(person, asked, found));
  const slot = Math.ceil(written.reduce((most, { length }) => Math.max(most, length), 0) / BLOCK) * BLOCK;
  const slots = Buffer.alloc(slot * longer.length);
  const secrets = randomFillSync(Buffer.alloc(longer.length * SECRET_BYTES));
  for (const [number, person] of longer.entries()) {
    const row = at[person]!;
    rows[row] = ELSEWHERE;
    rows.writeUIntLE(number, row + 1, 3);
    secrets.copy(rows, row + SECRET_AT, number * SECRET_BYTES, (number + 1) * SECRET_BYTES);
    written[number]!.copy(slots, number * slot);
  }
  return { slot, slots: coveredSlots(slots, slot, secrets) };
}

function longRow(person: number, asked: readonly Selected[], found: readonly Found[]): Buffer {
  const bytes: number[] = [];
  for (const [column, { columns, shown }] of asked.entries()) {
    const { begin, events } = found[column]!;
    const many = begin[person + 1]! - begin[person]!;
    bytes.push(many & 255, many >> 8);
    for (let each = begin[person]!; each < begin[person + 1]!; each++) {
      const day = columns.days[events[each]!]!;
      bytes.push(day & 255, (day >> 8) & 255, ...shown.map((codes) => codes[events[each]!]!));
    }
  }
  return Buffer.from(bytes);
}
