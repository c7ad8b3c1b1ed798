import { BadUserInput } from '@lead-graph/schema';

/** Refuses a period that ends before it begins; one that does not say when begins now. */
export function assertOrdered({ startsAt, endsAt }: { startsAt?: Date; endsAt?: Date }): void {
  if (endsAt && endsAt <= (startsAt ?? new Date()))
    throw new BadUserInput('endsAt', 'does not lie after the beginning');
}
