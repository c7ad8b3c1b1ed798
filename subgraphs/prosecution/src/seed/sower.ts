import type { AgencyRecord, Noun } from '@lead-graph/kit';
import type { DeepPartial } from 'typeorm';
import { numbers } from './numbers';
import type { Office } from './story';

/** Rows of every noun, gathered before they are written. */
export type Gathered = Map<Noun, object[]>;

/** Gathers the rows of one synthetic person. The same calls give the same rows. */
export class Sower {
  private count = 0;
  private readonly next: () => number;

  constructor(
    private readonly gathered: Gathered,
    private readonly personRef: string,
    /** Number of the person: `seed-1` is 1. */
    private readonly person: number,
  ) {
    this.next = numbers(7_919 * person);
  }

  /** Yields the id of the row. */
  row<T extends AgencyRecord>(noun: Noun<T>, office: Office, values: DeepPartial<T>): string {
    const id = this.uuid();
    const localId = `seed-${this.person}-${++this.count}`;
    const row = {
      obtainedVia: 'OWN_WORK',
      ...values,
      id,
      personRef: this.personRef,
      organization: office,
      source: 'seed',
      localId,
      contentHash: '',
    };
    this.gathered.set(noun, [...(this.gathered.get(noun) ?? []), row]);
    return id;
  }

  private uuid(): string {
    const hex = Array.from({ length: 32 }, () => Math.floor(this.next() * 16).toString(16)).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    );
  }
}
