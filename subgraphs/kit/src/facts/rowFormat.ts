/**
 * A row is what a question needs of one person, as wide as everybody's: for each column the number of events in one byte
 * and each event as its day in two and its codes in one each. Whoever has more has `ELSEWHERE` there, the number of a slot
 * (3 bytes) and the secret (12 bytes) under which all of it stands in that slot, numbers of events in two bytes.
 */
export const ELSEWHERE = 255;

export const SECRET_AT = 4;
export const SECRET_BYTES = 12;

/** Rows that point elsewhere are at least this wide. */
export const POINTER_BYTES = SECRET_AT + SECRET_BYTES;

/** Rows are so many bytes wide, or a multiple of it. */
export const STEP = 4;

/** What the rows of one answer look like. */
export interface RowShape {
  /** People, and so rows. */
  readonly count: number;
  /** Of a row, in bytes; a multiple of `STEP`. */
  readonly width: number;
  /** Bytes of a slot, all alike. */
  readonly slot: number;
}
