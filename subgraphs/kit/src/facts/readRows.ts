import { createDecipheriv } from 'node:crypto';
import { BLOCK, slotKey } from './masks';
import { ELSEWHERE, type RowShape, SECRET_AT, SECRET_BYTES } from './rowFormat';

/** Events of everybody who is counted, by their number there. */
export interface Column {
  /** Where the events of each begin; one more than there are people. */
  readonly start: Uint32Array;
  readonly days: Int16Array;
  /** By attribute, as it was asked for. */
  readonly codes: readonly Uint8Array[];
}

/** Reads rows without their mask. `attributes`: how many each column brings. */
export function readRows(
  rows: Buffer,
  { width, slot }: RowShape,
  slots: Buffer,
  attributes: readonly number[],
): Column[] {
  const people = rows.length / width;
  const columns = attributes.map((codes) => new Growing(people, codes));
  for (let person = 0; person < people; person++) {
    const at = person * width;
    if (rows[at] === ELSEWHERE) readLong(rows, at, slots, slot, person, columns);
    else readShort(rows, at, person, columns);
  }
  return columns.map((each) => each.column(people));
}

function readShort(rows: Buffer, at: number, person: number, columns: readonly Growing[]): void {
  let next = at;
  for (const column of columns) {
    const events = rows[next++]!;
    next = column.read(rows, next, person, events);
  }
}

function readLong(
  rows: Buffer,
  at: number,
  slots: Buffer,
  slot: number,
  person: number,
  columns: readonly Growing[],
): void {
  const number = rows.readUIntLE(at + 1, 3);
  const key = slotKey(rows.subarray(at + SECRET_AT, at + SECRET_AT + SECRET_BYTES), number);
  const opened = createDecipheriv('aes-128-ctr', key, Buffer.alloc(BLOCK)).update(
    slots.subarray(number * slot, (number + 1) * slot),
  );
  let next = 0;
  for (const column of columns) {
    const events = opened.readUInt16LE(next);
    next = column.read(opened, next + 2, person, events);
  }
}

class Growing {
  private readonly start: Uint32Array;
  private days: Int16Array;
  private codes: Uint8Array[];
  private used = 0;

  constructor(people: number, codes: number) {
    this.start = new Uint32Array(people + 1);
    this.days = new Int16Array(people + 16);
    this.codes = Array.from({ length: codes }, () => new Uint8Array(people + 16));
  }

  read(from: Buffer, at: number, person: number, events: number): number {
    this.start[person] = this.used;
    if (this.used + events > this.days.length) this.grow(events);
    let next = at;
    for (let event = 0; event < events; event++) {
      this.days[this.used] = from[next]! | (from[next + 1]! << 8);
      for (let code = 0; code < this.codes.length; code++) this.codes[code]![this.used] = from[next + 2 + code]!;
      next += 2 + this.codes.length;
      this.used += 1;
    }
    return next;
  }

  column(people: number): Column {
    this.start[people] = this.used;
    return { start: this.start, days: this.days, codes: this.codes };
  }

  private grow(events: number): void {
    const length = Math.ceil((this.days.length + events) * 1.5);
    const days = new Int16Array(length);
    days.set(this.days);
    this.days = days;
    this.codes = this.codes.map((each) => {
      const codes = new Uint8Array(length);
      codes.set(each);
      return codes;
    });
  }
}
