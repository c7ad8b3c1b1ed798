import { createCipheriv, randomBytes } from 'node:crypto';
import type { ColumnAsk } from './columnAsk';
import type { FactOutline } from './fact';
import type { FactColumns } from './factColumns';
import { BLOCK, slotKey } from './masks';
import type { People } from './people';
import { ELSEWHERE, type RowShape, SECRET_AT, SECRET_BYTES } from './rowFormat';

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

/** Of a thousand rows how many may be too long for the width that is chosen. */
const ELSEWHERE_PER_THOUSAND = 4;
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

/** What the question needs of everybody, in the order in which they stand. */
export function packRows(people: People, asked: readonly Selected[]): Packed {
  const width = widthFor(people.count, asked);
  const rows = Buffer.alloc(people.count * width);
  const longer: number[] = [];
  for (let person = 0; person < people.count; person++)
    if (writeRow(rows, people.place[person]! * width, width, person, asked) < 0) longer.push(person);
  return { count: people.count, width, rows, ...slotsFor(longer, rows, width, people, asked) };
}

function widthFor(count: number, asked: readonly Selected[]): number {
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const lengths: number[] = [];
  for (let person = 0; person < count; person += step) lengths.push(lengthOf(person, asked));
  lengths.sort((a, b) => a - b);
  const enough = lengths[Math.floor((lengths.length - 1) * (1 - ELSEWHERE_PER_THOUSAND / 1000))] ?? 1;
  return Math.max(1, Math.ceil(enough / BLOCK)) * BLOCK;
}

function lengthOf(person: number, asked: readonly Selected[]): number {
  return asked.reduce((sum, each) => sum + 1 + found(person, each).length * (2 + each.shown.length), 0);
}

/** Writes a row; -1, and nothing of it left, where it is too long. */
function writeRow(to: Buffer, at: number, width: number, person: number, asked: readonly Selected[]): number {
  let next = at;
  const end = at + width;
  for (const each of asked) {
    const events = found(person, each);
    const { days } = each.columns;
    const perEvent = 2 + each.shown.length;
    if (events.length >= ELSEWHERE || next + 1 + events.length * perEvent > end) {
      to.fill(0, at, end);
      return -1;
    }
    to[next++] = events.length;
    for (let event = 0; event < events.length; event++) next = writeEvent(to, next, events[event]!, days, each.shown);
  }
  return next;
}

function writeEvent(to: Buffer, at: number, event: number, days: Int16Array, shown: readonly Uint8Array[]): number {
  const day = days[event]!;
  to[at] = day & 255;
  to[at + 1] = (day >> 8) & 255;
  for (let code = 0; code < shown.length; code++) to[at + 2 + code] = shown[code]![event]!;
  return at + 2 + shown.length;
}

/** Used again for every person and column: who reads it is done before the next is found. */
const FOUND: number[] = [];

/** Places of the events of one person that the column asks for. */
function found(person: number, { columns, ask, passes }: Selected): readonly number[] {
  FOUND.length = 0;
  const end = columns.end[person]!;
  let prior = -1;
  for (let event = columns.start[person]!; event < end; event++) {
    const day = columns.days[event]!;
    if (day > ask.to) break;
    if (day < ask.from && !ask.prior) continue;
    if (!passesAll(event, passes)) continue;
    if (day < ask.from) prior = event;
    else {
      FOUND.push(event);
      if (ask.pick === 'FIRST') break;
    }
  }
  if (ask.pick === 'LAST' && FOUND.length > 1) FOUND.splice(0, FOUND.length - 1);
  if (prior >= 0 && (ask.pick !== 'LAST' || FOUND.length === 0)) FOUND.unshift(prior);
  return FOUND;
}

function passesAll(event: number, passes: Selected['passes']): boolean {
  for (const { codes, allowed } of passes) if (allowed[codes[event]!] === 0) return false;
  return true;
}

/** Slots are alike in size, and each is encrypted under a secret that stands in its owner's row alone. */
function slotsFor(longer: readonly number[], rows: Buffer, width: number, people: People, asked: readonly Selected[]) {
  const written = longer.map((person) => longRow(person, asked));
  const slot = Math.ceil(Math.max(0, ...written.map(({ length }) => length)) / BLOCK) * BLOCK;
  const slots = Buffer.alloc(slot * longer.length);
  longer.forEach((person, number) => {
    const secret = randomBytes(SECRET_BYTES);
    const at = people.place[person]! * width;
    rows[at] = ELSEWHERE;
    rows.writeUIntLE(number, at + 1, 3);
    secret.copy(rows, at + SECRET_AT);
    const padded = Buffer.concat([written[number]!], slot);
    createCipheriv('aes-128-ctr', slotKey(secret, number), Buffer.alloc(BLOCK))
      .update(padded)
      .copy(slots, number * slot);
  });
  return { slot, slots };
}

function longRow(person: number, asked: readonly Selected[]): Buffer {
  return Buffer.concat(
    asked.map((each) => {
      const events = found(person, each);
      const part = Buffer.alloc(2 + events.length * (2 + each.shown.length));
      part.writeUInt16LE(events.length, 0);
      events.reduce((at, event) => writeEvent(part, at, event, each.columns.days, each.shown), 2);
      return part;
    }),
  );
}
