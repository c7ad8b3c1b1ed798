/**
 * What stands where a number might: `ZERO` is a true zero; `HIDDEN` says only that the number is kept back; in
 * `NOT_COLLECTED` nobody keeps such facts; in `DID_NOT_REPORT` an agency could not be asked, so there is no number,
 * never a zero and never a smaller total.
 */
export type Mark = 'ZERO' | 'HIDDEN' | 'NOT_COLLECTED' | 'DID_NOT_REPORT';

export type Released = number | Mark;

/** A share of 0 to 1, hidden with either of its sides. Both sides are altered, so the part may come out the larger. */
export function shareOf(part: Released, all: Released): number | Exclude<Mark, 'ZERO'> | null {
  if (typeof all !== 'number') return all === 'ZERO' ? null : all;
  if (typeof part !== 'number') return part === 'ZERO' ? 0 : part;
  return Math.min(1, part / all);
}
