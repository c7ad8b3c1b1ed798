import { wordsOf } from '@lead-graph/kit';
import { BUCKETS } from '../disclosure/tally';
import type { TrueCell, TrueCount, TrueSum } from '../disclosure/trueCell';
import { weightOf } from '../disclosure/weight';

/** What is measured of one member at one index event; the same object again and again. */
export interface Unit {
  part: boolean;
  later: boolean;
  events: number;
  eventsAfter: number;
  personDays: number;
  /** Days to the first event, or `NONE`. */
  days: number;
}

export const NONE = -1_000_000;

export const NOTHING: Unit = { part: false, later: false, events: 0, eventsAfter: 0, personDays: 0, days: NONE };

/** What a measure brings beside people. */
export interface Brings {
  readonly parts: 0 | 1 | 2;
  readonly sums: readonly TrueSum['name'][];
  readonly median: boolean;
}

/** Every cell of a table, and every total of it counted from its own people. */
export class Cells {
  private readonly all: Tallies;
  private readonly part: Tallies | null;
  private readonly later: Tallies | null;
  private readonly sums: readonly {
    name: TrueSum['name'];
    total: Float64Array;
    own: Float64Array;
    largest: Float64Array;
  }[];
  private readonly days: number[][];
  private readonly radix: readonly number[];
  /** By set of dimensions that are totalled. */
  private readonly totalled: readonly (readonly boolean[])[];

  constructor(
    private readonly codes: readonly (readonly string[])[],
    secrets: Buffer,
    private readonly brings: Brings,
    private readonly margins: boolean,
  ) {
    this.radix = codes.map((each) => each.length + 1);
    const size = this.radix.reduce((product, each) => product * each, 1);
    const words = wordsOf(secrets);
    this.all = new Tallies(size, words);
    this.part = brings.parts > 0 ? new Tallies(size, words) : null;
    this.later = brings.parts > 1 ? new Tallies(size, words) : null;
    this.sums = brings.sums.map((name) => ({
      name,
      total: new Float64Array(size),
      own: new Float64Array(size),
      largest: new Float64Array(size),
    }));
    this.days = brings.median ? Array.from({ length: size }, () => []) : [];
    this.totalled = margins ? setsOf(codes.length) : [codes.map(() => false)];
  }

  /** Adds one index event of a member to its cell and to every total that it is part of. `at`: a number in each list of codes. */
  add(at: Int32Array, member: number, unit: Unit): void {
    for (const totalled of this.totalled) this.addTo(this.numberOf(at, totalled), member, unit);
  }

  /** Numbers of the cell and of every total that it is part of. */
  numbersOf(at: Int32Array): number[] {
    return this.totalled.map((totalled) => this.numberOf(at, totalled));
  }

  private numberOf(at: Int32Array, totalled: readonly boolean[]): number {
    let cell = 0;
    for (let each = 0; each < this.radix.length; each++)
      cell = cell * this.radix[each]! + (totalled[each] ? this.radix[each]! - 1 : at[each]!);
    return cell;
  }

  get size(): number {
    return this.all.people.length;
  }

  private addTo(cell: number, member: number, unit: Unit): void {
    const isNew = this.all.last[cell] !== member;
    this.all.add(cell, member);
    if (unit.part) this.part?.add(cell, member);
    if (unit.later) this.later?.add(cell, member);
    for (const { name, total, own, largest } of this.sums) {
      total[cell]! += unit[name];
      own[cell] = unit[name] + (isNew ? 0 : own[cell]!);
      if (own[cell]! > largest[cell]!) largest[cell] = own[cell]!;
    }
    if (this.brings.median && unit.days !== NONE) this.days[cell]!.push(unit.days);
  }

  /** Whether nobody is in some group of some cell. */
  get someEmpty(): boolean {
    return [this.all, this.part, this.later].some((each) => each?.people.includes(0));
  }

  /** With totals, or the cells alone. */
  cells(narrowest: (cell: number) => TrueCell['narrowest'] = () => undefined): TrueCell[] {
    const found: TrueCell[] = [];
    for (let cell = 0; cell < this.size; cell++) {
      const codes = this.codesAt(cell);
      if (!this.margins && codes.includes(null)) continue;
      const wider = narrowest(cell);
      found.push({ ...this.cellAt(cell, codes), ...(wider ? { narrowest: wider } : {}) });
    }
    return found;
  }

  private cellAt(cell: number, codes: readonly (string | null)[]): TrueCell {
    return {
      codes,
      all: this.all.count(cell),
      ...(this.part ? { part: this.part.count(cell) } : {}),
      ...(this.later ? { later: this.later.count(cell) } : {}),
      ...(this.sums.length > 0
        ? {
            sums: this.sums.map(({ name, total, largest }) => ({ name, total: total[cell]!, largest: largest[cell]! })),
          }
        : {}),
      ...(this.brings.median ? { median: lowerMedian(this.days[cell]!) } : {}),
    };
  }

  private codesAt(cell: number): (string | null)[] {
    const codes: (string | null)[] = [];
    let rest = cell;
    for (let each = this.radix.length - 1; each >= 0; each--) {
      codes.unshift(this.codes[each]![rest % this.radix[each]!] ?? null);
      rest = Math.floor(rest / this.radix[each]!);
    }
    return codes;
  }
}

/** Of a member's second word the highest 12 bits are their weight, the lowest 9 their bucket, and those from here on their record key. */
const KEY_AT = 9;

/** One count of every cell. */
class Tallies {
  /** Index events; where each is followed by itself, more than people. */
  readonly people: Int32Array;
  /** The member who was added last: members come one after the other. */
  readonly last: Int32Array;
  private readonly persons: Int32Array;
  private readonly keys: Int32Array;
  private readonly weight: Float64Array;
  private readonly sketch: Uint32Array;

  constructor(
    size: number,
    private readonly words: Uint32Array,
  ) {
    this.people = new Int32Array(size);
    this.last = new Int32Array(size).fill(-1);
    this.persons = new Int32Array(size);
    this.keys = new Int32Array(size);
    this.weight = new Float64Array(size);
    this.sketch = new Uint32Array(size * BUCKETS);
  }

  add(cell: number, member: number): void {
    const { words } = this;
    const [key, rest] = [words[member * 2]!, words[member * 2 + 1]!];
    this.people[cell]! += 1;
    this.keys[cell] = (this.keys[cell]! + (rest >>> KEY_AT)) | 0;
    this.weight[cell]! += weightOf(rest);
    this.sketch[cell * BUCKETS + (rest & (BUCKETS - 1))]! += key;
    if (this.last[cell] === member) return;
    this.last[cell] = member;
    this.persons[cell]! += 1;
  }

  count(cell: number): TrueCount {
    return {
      people: this.people[cell]!,
      persons: this.persons[cell]!,
      keys: this.keys[cell]! >>> 0,
      weight: this.weight[cell]!,
      sketch: this.sketch.slice(cell * BUCKETS, (cell + 1) * BUCKETS),
    };
  }
}

function setsOf(dimensions: number): boolean[][] {
  return Array.from({ length: 2 ** dimensions }, (_, set) =>
    Array.from({ length: dimensions }, (_, each) => ((set >> each) & 1) === 1),
  );
}

function lowerMedian(days: number[]): number | null {
  if (days.length === 0) return null;
  const sorted = Int32Array.from(days).sort();
  return sorted[(sorted.length - 1) >> 1]!;
}
