/** Events of one person and fact, in order of day and codes. */
export interface Events {
  readonly days: readonly number[];
  /** By attribute, the number of the code at each day, 0 where it is not known. */
  readonly codes: readonly (readonly number[])[];
}

const ROOM = 1.25;

/** All events of one fact, by the number of the person: 2 bytes a day and 1 an attribute. */
export class FactColumns {
  start: Uint32Array;
  end: Uint32Array;
  days = new Int16Array(1024);
  codes: Uint8Array[];
  /** Nobody has more events than these. */
  most = 0;
  private used = 0;

  constructor(
    people: number,
    readonly attributes: readonly string[],
  ) {
    this.start = new Uint32Array(people);
    this.end = new Uint32Array(people);
    this.codes = attributes.map(() => new Uint8Array(1024));
  }

  get bytes(): number {
    const perEvent = 2 + this.codes.length;
    return this.start.byteLength * 2 + this.days.length * perEvent;
  }

  get events(): number {
    return this.used;
  }

  /** INVARIANT: events of one person are appended in order and without another's between them. */
  append(person: number, day: number, codes: readonly number[]): void {
    const at = this.used++;
    if (at === this.days.length) this.grow(Math.ceil(at * ROOM) + 1024);
    if (this.end[person] !== at) this.start[person] = at;
    this.days[at] = day;
    for (let each = 0; each < codes.length; each++) this.codes[each]![at] = codes[each]!;
    this.end[person] = at + 1;
    this.most = Math.max(this.most, at + 1 - this.start[person]!);
  }

  /** Replaces what is known of a person; what stood before stays in memory, out of reach, until the next build. */
  replace(person: number, { days, codes }: Events): void {
    this.start[person] = this.used;
    this.end[person] = this.used;
    for (const [at, day] of days.entries()) {
      const theirs = codes.map((each) => each[at]!);
      this.append(person, day, theirs);
    }
  }

  /** Puts everybody's events in the order of their numbers, so that going through all of them goes through memory in one way. */
  compact(): void {
    const total = this.start.reduce((sum, start, person) => sum + this.end[person]! - start, 0);
    const days = new Int16Array(total);
    const codes = this.codes.map(() => new Uint8Array(total));
    let [used, most] = [0, 0];
    for (let person = 0; person < this.start.length; person++) {
      const [from, to] = [this.start[person]!, this.end[person]!];
      this.start[person] = used;
      for (let event = from; event < to; event++, used++) {
        days[used] = this.days[event]!;
        for (let code = 0; code < codes.length; code++) codes[code]![used] = this.codes[code]![event]!;
      }
      this.end[person] = used;
      if (to - from > most) most = to - from;
    }
    Object.assign(this, { days, codes, used, most });
  }

  /** Makes room for more people. */
  hold(people: number): void {
    if (people <= this.start.length) return;
    this.start = enlarged(this.start, people, Uint32Array);
    this.end = enlarged(this.end, people, Uint32Array);
  }

  private grow(events: number): void {
    this.days = enlarged(this.days, events, Int16Array);
    this.codes = this.codes.map((each) => enlarged(each, events, Uint8Array));
  }
}

function enlarged<T extends Int16Array | Uint8Array | Uint32Array>(
  from: T,
  length: number,
  // biome-ignore lint/suspicious/noExplicitAny: every typed array has `set`, of another parameter each
  type: new (length: number) => any,
): T {
  const to = new type(length);
  to.set(from);
  return to;
}
