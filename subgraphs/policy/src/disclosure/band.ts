import { BUCKETS } from './tally';

const { imul } = Math;

export const BANDS = 32;
/** Buckets of a sketch that are told apart together. */
const BUCKETS_OF_BAND = BUCKETS / BANDS;

/** A word for each band of a sketch. Equal bands have equal words; so at most as many words differ as buckets do. */
export function bandsOf(sketch: Uint32Array): Uint32Array {
  const bands = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band += 1) {
    let word = 0;
    for (let bucket = 0; bucket < BUCKETS_OF_BAND; bucket += 1) {
      word = imul(word ^ sketch[band * BUCKETS_OF_BAND + bucket]!, 0x9e3779b1);
    }
    bands[band] = word;
  }
  return bands;
}

/** In how many words the bands at a place of `many` differ from others. Stops above `limit`. */
export function differingBands(many: Uint32Array, at: number, bands: Uint32Array, limit: number): number {
  let differing = 0;
  for (let band = 0; band < BANDS && differing <= limit; band += 1) {
    if (many[at + band] !== bands[band]) differing += 1;
  }
  return differing;
}
