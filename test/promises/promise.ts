/** What was measured of one promise. */
export interface Figure {
  /** How many cases it is over, in words. */
  readonly size: string;
  readonly figure: string;
  readonly holds: boolean;
}

/** A promise with its figure: small in `npm test`, full in `npm run prove`. */
export interface Promised {
  readonly name: string;
  /** The promise, as a sentence. */
  readonly what: string;
  readonly fullSize: number;
  /** `done` is told how much of the size is behind it. */
  measure(size: number, done?: (part: number) => void): Figure | Promise<Figure>;
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}
