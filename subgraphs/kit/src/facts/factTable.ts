import type { DataCategory } from '@lead-graph/schema';
import { type ColumnAsk, checkColumnAsk } from './columnAsk';
import type { FactOutline } from './fact';
import { FactColumns } from './factColumns';
import { packRows, type Packed } from './packRows';
import { inTurn, People, REF_BYTES } from './people';
import { Selected } from './selected';

/** Facts of some people, in memory. */
export class FactTable {
  /** Of the present order of people, and of no other. */
  epoch = 0;
  /** Of what is known of people: another after every change. */
  version = 0;
  people = new People(Buffer.alloc(0));
  protected columns = new Map<string, FactColumns>();

  constructor(readonly facts: readonly FactOutline[]) {}

  /** Of these people nothing is known yet. `refs` in order of their bytes. */
  holdNobodyBut(refs: Buffer): void {
    this.people = new People(refs);
    this.columns = new Map(
      this.facts.map((fact) => [fact.name, new FactColumns(this.people.count, Object.keys(fact.attributes))]),
    );
    this.changed();
  }

  columnsOf(fact: string): FactColumns {
    return this.columns.get(fact)!;
  }

  /** Of everything that these columns are of. */
  categoriesOf(asks: readonly ColumnAsk[]): DataCategory[] {
    const asked = this.facts.filter(({ name }) => asks.some(({ fact }) => fact === name));
    return [...new Set(asked.flatMap(({ categories }) => categories))];
  }

  get bytes(): number {
    return [...this.columns.values()].reduce((sum, { bytes }) => sum + bytes, this.people.count * (REF_BYTES + 4));
  }

  get events(): number {
    return [...this.columns.values()].reduce((sum, { events }) => sum + events, 0);
  }

  /** Rows of everybody for these columns: in the order in which people stand, or in that of their numbers. */
  pack(asks: readonly ColumnAsk[], order: 'PLACES' | 'NUMBERS'): Packed {
    return packRows(
      order === 'PLACES' ? this.people.place : inTurn(this.people.count),
      asks.map((ask) => new Selected(ask, checkColumnAsk(ask, this.facts), this.columnsOf(ask.fact))),
    );
  }

  /** As it is committed now, where it is kept somewhere. */
  async refresh(): Promise<void> {}

  protected changed(): void {
    this.version += 1;
    this.newOrder();
  }

  protected newOrder(): void {
    this.people.drawOrder();
    this.epoch += 1;
  }
}
