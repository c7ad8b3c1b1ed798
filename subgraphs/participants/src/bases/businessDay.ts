import { localDay } from '../localDay';

const DAY_MILLISECONDS = 86_400_000;

/** The first business day after an instant, where the program is. Holidays count: they are not in a calendar we keep. */
export function businessDayAfter(at: Date): string {
  const day = new Date(`${localDay(at)}T00:00:00Z`);
  do day.setTime(day.getTime() + DAY_MILLISECONDS);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
  return day.toISOString().slice(0, 10);
}
