/** Long enough that two random texts of a megabyte share such a string once in ten million times. */
const LINK = 8;

/** Strings of 8 bytes, from any byte on, that are in some of the one and in some of the other. */
export function linksBetween(some: readonly Buffer[], others: readonly Buffer[]): number {
  const known = new Set<bigint>();
  for (const string of stringsOf(some)) known.add(string);
  const shared = new Set<bigint>();
  for (const string of stringsOf(others)) if (known.has(string)) shared.add(string);
  return shared.size;
}

function* stringsOf(texts: readonly Buffer[]): Generator<bigint> {
  for (const text of texts) for (let at = 0; at + LINK <= text.length; at += 1) yield text.readBigUInt64LE(at);
}

/** How far bytes are from being evenly spread, in standard deviations of what chance gives. */
export function unevenness(bytes: Buffer): number {
  const seen = new Float64Array(256);
  for (const byte of bytes) seen[byte]! += 1;
  const expected = bytes.length / 256;
  const chiSquare = seen.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (chiSquare - 255) / Math.sqrt(2 * 255);
}
