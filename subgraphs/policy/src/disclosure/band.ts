/** Buckets of a sketch that are told apart together. */
const BUCKETS_OF_BAND = 16;

/** A word for each band of a sketch. Equal bands have equal words; so at most as many words differ as buckets do. */
export function bandsOf(sketch: Uint32Array): Uint32Array {
  const bands = new Uint32Array(sketch.length / BUCKETS_OF_BAND);
  for (let bucket = 0; bucket < sketch.length; bucket += 1) {
    const band = Math.floor(bucket / BUCKETS_OF_BAND);
    bands[band] = Math.imul(bands[band]! ^ sketch[bucket]!, 0x9e3779b1);
  }
  return bands;
}

export function differingBands(one: Uint32Array, other: Uint32Array, limit: number): number {
  let differing = 0;
  for (let band = 0; band < one.length && differing <= limit; band += 1) {
    if (one[band] !== other[band]) differing += 1;
  }
  return differing;
}
