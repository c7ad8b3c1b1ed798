/** How many synthetic participants there are; agencies seed persons `seed-1` to `seed-60`. */
export const PEOPLE = 60;

/** Id of the n-th synthetic participant, from 1; the same in every installation. */
export function participantId(n: number): string {
  return `5eed0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** Let every partner have what the program needs; the police know of the program alone. */
export const ROSA = participantId(1);
/** Let the case manager have housing and program status; nobody else anything. */
export const SAM = participantId(2);
/** Consented as Rosa did, and took it back. */
export const ADA = participantId(3);
/** Never consented to anything. */
export const THEO = participantId(4);
