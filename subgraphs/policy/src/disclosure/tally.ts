import type { TrueCount } from './trueCell';

export const BUCKETS = 512;

/** Counts people one by one; each must be added once. */
export class Tally {
  private people = 0;
  private keys = 0;
  private weight = 0;
  private readonly sketch = new Uint32Array(BUCKETS);

  /** `weight` is `weightOf` of their second secret word; `bucket` is their last word, of which the low bits are used. */
  add(recordKey: number, weight: number, sketchKey: number, bucket: number): void {
    this.people += 1;
    this.keys = (this.keys + recordKey) | 0;
    this.weight += weight;
    this.sketch[bucket & (BUCKETS - 1)]! += sketchKey;
  }

  /** The sketch is handed out, not copied: nobody may be added afterwards. */
  count(): TrueCount {
    return { people: this.people, keys: this.keys >>> 0, weight: this.weight, sketch: this.sketch };
  }
}
