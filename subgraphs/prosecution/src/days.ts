import { BadUserInput } from '@lead-graph/schema';

const WASHINGTON = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short' });

/** Today's calendar day where the courts are, `2026-01-31`. */
export function todayInWashington(): string {
  return WASHINGTON.format(new Date());
}

/** Refuses a day to come. */
export function alreadyPast(field: string, day: string | null | undefined): void {
  if (day && day > todayInWashington()) throw new BadUserInput(field, 'lies in the future');
}

/** Refuses an end before its beginning; a blank one is not compared. */
export function notBefore(
  field: string,
  day: string | null | undefined,
  startField: string,
  start: string | null | undefined,
): void {
  if (day && start && day < start) throw new BadUserInput(field, `lies before \`${startField}\``);
}
