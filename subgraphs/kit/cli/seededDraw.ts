/** Draws without replacement; the same rows, count and seed give the same draw everywhere. */
export function seededDraw<T>(rows: readonly T[], count: number, seed: number): T[] {
  const left = [...rows];
  const next = mulberry32(seed);
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(left.splice(Math.floor(next() * left.length), 1)[0]!);
  return drawn;
}

/** A 32-bit generator, plenty for a demonstration and no more. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
