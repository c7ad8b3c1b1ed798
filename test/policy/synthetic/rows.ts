/** Of a code in a row. */
const BITS = 4;
const MOST_ATTRIBUTES = 3;
const DAY_BITS = BITS * MOST_ATTRIBUTES;

/** Above this many, what grows with the square is slower than what sorts any number. */
const MOST_INSERTED = 40;

/** Rows of one fact in columns, in the order of people and then of days. */
export interface Batch {
  /** From 0 to the number of people without one. */
  readonly person: Uint32Array;
  /** Since 1970-01-01. */
  readonly day: Int32Array;
  /** In the order in which the fact names them; 0 where it is not known, or 1 and the code's index. */
  readonly attributes: readonly Uint8Array[];
}

/**
 * Rows of one fact, each a day and up to three codes in one number, so that the order of numbers is that of days and,
 * on one day, of codes.
 */
export class Rows {
  packed = new Int32Array(256);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(day: number, first = 0, second = 0, third = 0): void {
    if (this.length === this.packed.length) this.packed = twiceAsLong(this.packed);
    this.packed[this.length++] = (day << DAY_BITS) | (first << (2 * BITS)) | (second << BITS) | third;
  }

  day(row: number): number {
    return this.packed[row]! >> DAY_BITS;
  }

  /** 0 of the first attribute. */
  code(row: number, attribute: number): number {
    return (this.packed[row]! >> ((MOST_ATTRIBUTES - 1 - attribute) * BITS)) & (2 ** BITS - 1);
  }

  /** Moves every row to the first of so many days. */
  gather(days: number): void {
    for (let row = 0; row < this.length; row += 1) {
      const late = this.day(row) - Math.floor(this.day(row) / days) * days;
      this.packed[row]! -= late << DAY_BITS;
    }
  }

  sort(): void {
    if (this.length > MOST_INSERTED) this.packed.subarray(0, this.length).sort();
    else insertionSort(this.packed, this.length);
  }
}

/** Rows of many people. */
export class Column {
  private readonly rows = new Rows();
  private person = new Uint32Array(this.rows.packed.length);

  /** People come in rising order. */
  add(person: number, { packed, length }: Rows): void {
    while (this.rows.length + length > this.rows.packed.length) this.rows.packed = twiceAsLong(this.rows.packed);
    while (this.rows.length + length > this.person.length) this.person = twiceAsLong(this.person);
    for (let row = 0; row < length; row += 1) this.rows.packed[this.rows.length + row] = packed[row]!;
    this.person.fill(person, this.rows.length, this.rows.length + length);
    this.rows.length += length;
  }

  batch(attributes: number): Batch {
    const { rows } = this;
    const day = new Int32Array(rows.length);
    for (let row = 0; row < day.length; row += 1) day[row] = rows.day(row);
    const codes = Array.from({ length: attributes }, (_, attribute) => {
      const column = new Uint8Array(rows.length);
      for (let row = 0; row < column.length; row += 1) column[row] = rows.code(row, attribute);
      return column;
    });
    return { person: this.person.slice(0, rows.length), day, attributes: codes };
  }

  clear(): void {
    this.rows.clear();
  }
}

function twiceAsLong<T extends Int32Array | Uint32Array>(short: T): T {
  const long = new (short.constructor as new (length: number) => T)(short.length * 2);
  long.set(short);
  return long;
}

function insertionSort(values: Int32Array, length: number): void {
  for (let next = 1; next < length; next += 1) {
    const value = values[next]!;
    let at = next;
    for (; at > 0 && values[at - 1]! > value; at -= 1) values[at] = values[at - 1]!;
    values[at] = value;
  }
}
