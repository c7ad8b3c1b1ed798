import { log } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { Fact } from './fact';
import { changedSince, forgetChanges, nextLook } from './factChanges';
import type { Events } from './factColumns';
import { EVERYBODY, type Range, ranges, readOf, readPeople, readRange } from './factSource';
import { FactTable } from './factTable';

/** People whose facts are read in one statement. */
const PEOPLE_AT_ONCE = 20_000;

/** For how long an order of people is kept, in milliseconds. */
const ORDER_FOR_MS = 3_600_000;

/** More changed people than this, and all is read anew: a row replaced leaves its old one in memory. */
const MOST_CHANGED = 50_000;

/** Told after each part of a build. */
export type FactProgress = (part: { done: number; of: number; events: number; bytes: number }) => void;

/** The facts of everybody an owner holds, as its database has them. */
export class FactIndex extends FactTable {
  private orderedAt = 0;
  private look: string | null = null;
  private replaced = 0;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly kept: readonly Fact[],
    private readonly everybody: string = EVERYBODY,
    private readonly onProgress: FactProgress = () => undefined,
  ) {
    super(kept);
  }

  /** Brings the index to what is committed now; the first time, builds it. */
  override refresh(): Promise<void> {
    const turn = this.turn.catch(() => undefined).then(() => this.upToDate());
    this.turn = turn;
    return turn;
  }

  private async upToDate(): Promise<void> {
    if (this.look === null || this.replaced > MOST_CHANGED) return this.build();
    const { refs, next } = await changedSince(this.db, this.look);
    if (refs.length > 0) await this.replace(refs);
    this.look = next;
    if (Date.now() - this.orderedAt > ORDER_FOR_MS) this.newOrder();
  }

  private async build(): Promise<void> {
    const began = performance.now();
    const look = await nextLook(this.db);
    const [{ count }] = await this.db.query(`SELECT count(*)::int AS count FROM (${this.everybody}) p`);
    const parts = ranges(Math.max(1, Math.ceil(count / PEOPLE_AT_ONCE)));
    const refs: Buffer[] = [];
    for (const part of parts) refs.push(await readPeople(this.db, this.everybody, part));
    this.holdNobodyBut(Buffer.concat(refs));
    const of = parts.length * this.kept.length;
    let done = 0;
    for (const fact of this.kept)
      for (const part of parts) {
        await this.readPart(fact, part);
        this.onProgress({ done: ++done, of, events: this.events, bytes: this.bytes });
      }
    await forgetChanges(this.db);
    this.look = look;
    this.replaced = 0;
    log({ event: 'facts built', milliseconds: Math.round(performance.now() - began) });
  }

  private async readPart(fact: Fact, part: Range): Promise<void> {
    const columns = this.columnsOf(fact.name);
    let person = -1;
    let last: Buffer = Buffer.alloc(0);
    await readRange(this.db, fact, part, (ref, day, codes) => {
      if (!ref.equals(last)) [person, last] = [this.people.numberAfter(ref, person), ref];
      if (person >= 0) columns.append(person, day, codes);
    });
  }

  private async replace(refs: readonly string[]): Promise<void> {
    const read = new Map<string, Map<string, Events>>();
    for (const fact of this.kept) read.set(fact.name, await eventsOf(this.db, fact, refs));
    for (const text of refs) {
      const ref = Buffer.from(text.replaceAll('-', ''), 'hex');
      const known = this.people.numberOf(ref);
      const person = known >= 0 ? known : this.people.add(ref);
      for (const [name, events] of read) {
        const columns = this.columnsOf(name);
        columns.hold(this.people.count);
        columns.replace(person, events.get(ref.toString('hex')) ?? { days: [], codes: columns.codes.map(() => []) });
      }
    }
    this.replaced += refs.length;
    this.changed();
  }

  protected override newOrder(): void {
    super.newOrder();
    this.orderedAt = Date.now();
  }
}

async function eventsOf(db: DataSource, fact: Fact, refs: readonly string[]): Promise<Map<string, Events>> {
  const found = new Map<string, { days: number[]; codes: number[][] }>();
  await readOf(db, fact, refs, (ref, day, codes) => {
    const key = ref.toString('hex');
    const events = found.get(key) ?? { days: [], codes: codes.map(() => []) };
    events.days.push(day);
    for (const [at, code] of codes.entries()) events.codes[at]!.push(code);
    found.set(key, events);
  });
  return found;
}
