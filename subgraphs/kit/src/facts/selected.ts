import type { ColumnAsk } from './columnAsk';
import type { FactOutline } from './fact';
import type { FactColumns } from './factColumns';

/** One column of a question, ready to be read. */
export class Selected {
  readonly days: Int16Array;
  /** Codes that come along. */
  readonly shown: readonly Uint8Array[];
  /** What an event takes in a row, in bytes. */
  readonly bytes: number;
  /** More events than these it has of nobody. */
  readonly most: number;
  /** Numbers of those that were found last. */
  readonly events: Uint32Array;
  private readonly start: Uint32Array;
  private readonly end: Uint32Array;
  private readonly from: number;
  private readonly to: number;
  private readonly prior: boolean;
  private readonly firstAlone: boolean;
  private readonly lastAlone: boolean;
  /** Codes that pass, by attribute; none where all do. */
  private readonly passes: readonly { codes: Uint8Array; allowed: Uint8Array }[];

  constructor(ask: ColumnAsk, { attributes }: FactOutline, columns: FactColumns) {
    const codesOf = (attribute: string) => columns.codes[columns.attributes.indexOf(attribute)]!;
    this.days = columns.days;
    this.start = columns.start;
    this.end = columns.end;
    this.from = ask.from;
    this.to = ask.to;
    this.prior = ask.prior;
    this.firstAlone = ask.pick === 'FIRST';
    this.lastAlone = ask.pick === 'LAST';
    this.passes = Object.entries(ask.where).map(([attribute, codes]) => ({
      codes: codesOf(attribute),
      allowed: allowedCodes(attributes[attribute]!, codes),
    }));
    this.shown = ask.attributes.map(codesOf);
    this.bytes = 2 + this.shown.length;
    this.most = ask.pick === 'ALL' ? columns.most : Math.min(columns.most, this.prior ? 2 : 1);
    this.events = new Uint32Array(columns.most + 1);
  }

  /** Finds the events of one person, and returns how many there are. */
  find(person: number): number {
    const { days, events, from, to, prior } = this;
    const until = this.end[person]!;
    let used = 0;
    let before = -1;
    for (let event = this.start[person]!; event < until; event++) {
      const day = days[event]!;
      if (day > to) break;
      if ((day < from && !prior) || !this.passesAll(event)) continue;
      if (day < from) {
        before = event;
        continue;
      }
      if (before >= 0 && used === 0) events[used++] = before;
      if (this.lastAlone) used = 0;
      events[used++] = event;
      if (this.firstAlone) break;
    }
    if (before >= 0 && used === 0) events[used++] = before;
    return used;
  }

  private passesAll(event: number): boolean {
    for (let each = 0; each < this.passes.length; each++) {
      const { codes, allowed } = this.passes[each]!;
      if (allowed[codes[event]!] === 0) return false;
    }
    return true;
  }
}

function allowedCodes(known: readonly string[], asked: readonly string[]): Uint8Array {
  const allowed = new Uint8Array(256);
  for (const code of asked) if (known.includes(code)) allowed[1 + known.indexOf(code)] = 1;
  return allowed;
}
