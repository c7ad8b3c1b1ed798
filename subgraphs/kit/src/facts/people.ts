import { randomFillSync } from 'node:crypto';

/** Bytes of a reference. */
export const REF_BYTES = 16;

const NEAR = 8;

/** Everybody an owner holds, by number; and the order in which they stand in its answers. */
export class People {
  /** Where each stands. Drawn anew whenever somebody is added, so that a place says nothing of who came when. */
  place: Uint32Array = new Uint32Array(0);
  private readonly added = new Map<string, number>();

  /** `sorted`: references, one after the other, in order of their bytes. */
  constructor(public refs: Buffer) {
    this.sortedCount = refs.length / REF_BYTES;
    this.count = this.sortedCount;
    this.drawOrder();
  }

  count: number;
  private readonly sortedCount: number;

  /** The number of a person, or -1. */
  numberOf(ref: Buffer): number {
    let [low, high] = [0, this.sortedCount - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.refs.compare(ref, 0, REF_BYTES, middle * REF_BYTES, (middle + 1) * REF_BYTES);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return this.added.get(ref.toString('hex')) ?? -1;
  }

  /** As `numberOf`, where the person is likely one of the next after another. */
  numberAfter(ref: Buffer, person: number): number {
    const end = Math.min(person + NEAR, this.sortedCount);
    for (let number = person + 1; number < end; number++)
      if (this.refs.compare(ref, 0, REF_BYTES, number * REF_BYTES, (number + 1) * REF_BYTES) === 0) return number;
    return this.numberOf(ref);
  }

  add(ref: Buffer): number {
    const number = this.count++;
    this.added.set(ref.toString('hex'), number);
    this.refs = Buffer.concat([this.refs, ref]);
    return number;
  }

  refAt(number: number): Buffer {
    return this.refs.subarray(number * REF_BYTES, (number + 1) * REF_BYTES);
  }

  /** References in the order in which their owners stand. */
  inOrder(): Buffer {
    const ordered = Buffer.allocUnsafe(this.count * REF_BYTES);
    for (let number = 0; number < this.count; number++)
      this.refAt(number).copy(ordered, this.place[number]! * REF_BYTES);
    return ordered;
  }

  drawOrder(): void {
    this.place = drawnOrder(this.count);
  }
}

/** 0..count-1. */
export function inTurn(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) order[at] = at;
  return order;
}

/** A random order of 0..count-1 (Fisher and Yates). */
export function drawnOrder(count: number): Uint32Array {
  const order = inTurn(count);
  const random = randomFillSync(new Uint32Array(count));
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor((random[at]! / 2 ** 32) * (at + 1));
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
  return order;
}
