import type { Bases, Period } from '@lead-graph/participants/engine';

export type Age = 'BELOW_13' | 'FROM_13_TO_17' | 'ADULT';

/** A birthday that is not known makes nobody a minor. */
export function ageOf({ thirteenAt, eighteenAt }: Bases, at: number): Age {
  if (thirteenAt !== null && at < thirteenAt) return 'BELOW_13';
  if (eighteenAt !== null && at < eighteenAt) return 'FROM_13_TO_17';
  return 'ADULT';
}

export function diedBefore({ diedAt }: Bases, at: number): boolean {
  return diedAt !== null && diedAt <= at;
}

export function holdsAt({ startsAt, endsAt }: Period, at: number): boolean {
  const begun = startsAt <= at;
  const ended = endsAt !== null && endsAt <= at;
  return begun && !ended;
}
