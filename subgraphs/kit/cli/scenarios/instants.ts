const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** The day that a text says, where the calendar has it; else null. */
export function dayIn(value: unknown): string | null {
  if (typeof value !== 'string' || !DAY.test(value)) return null;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? value : null;
}

/** Milliseconds since 1970 of an instant, or of the beginning of a day in UTC; null where there is no such thing. */
export function instantIn(value: unknown): number | null {
  if (dayIn(value) !== null) return Date.parse(`${value}T00:00:00Z`);
  if (typeof value !== 'string') return null;
  const written = INSTANT.exec(value);
  return written && dayIn(written[1]) !== null ? Date.parse(value) : null;
}

const LOCAL = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

const HOUR_MILLISECONDS = 3_600_000;

/** First instant of a day where the program is. */
export function localMidnight(day: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const found = [7, 8].map((hours) => utc + hours * HOUR_MILLISECONDS).find((at) => wallClock(at) === utc);
  return found ?? utc + 8 * HOUR_MILLISECONDS;
}

/** What the clock on the wall shows there, read as if it were UTC. */
function wallClock(at: number): number {
  const part = Object.fromEntries(LOCAL.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute);
}

/** The same day so many years on; what falls on no day falls on the last of its month. */
export function yearsAfter(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
}
