/** How a date may be written. A year of two digits is not among them: its century would be a guess. */
const ISO = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/;
const MONTH_FIRST = /^(?<month>\d{1,2})([/-])(?<day>\d{1,2})\2(?<year>\d{4})/;
const MONTH_NAME = /^(?<day>\d{1,2})-(?<name>[A-Za-z]{3})-(?<year>\d{4})/;
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?`;
const HALF_AND_ZONE = String.raw`(?:\s*(?<half>[AP]M))?\s*(?<zone>Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?`;
const TIME = new RegExp(`^(?:T|\\s+)${CLOCK}${HALF_AND_ZONE}$`, 'i');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The calendar day of a date or timestamp as written, in no zone, as `2026-01-31`; `null` when it is neither. */
export function parseDateOn(text: string): string | null {
  const split = splitDate(text);
  if (!split) return null;
  return split.rest === '' || parseTime(split.rest) ? split.day : null;
}

/**
 * A timestamp as an instant, `2026-01-31T04:00:00.000Z`; `null` when it is none. One without a zone is taken for
 * local time in `zone` (IANA name): the earlier of two where clocks go back, moved on where they go forward.
 */
export function parseInstant(text: string, zone: string): string | null {
  const split = splitDate(text);
  if (!split) return null;
  const time = split.rest === '' ? MIDNIGHT : parseTime(split.rest);
  if (!time) return null;
  const written = Date.parse(`${split.day}T00:00:00Z`) + time.milliseconds;
  return new Date(written - (time.offset ?? offsetAt(written, zone))).toISOString();
}

/** Milliseconds since midnight; those by which the written zone is ahead of UTC, `null` when none is written. */
interface Time {
  readonly milliseconds: number;
  readonly offset: number | null;
}

const MIDNIGHT: Time = { milliseconds: 0, offset: null };
const [MINUTE, HOUR] = [60_000, 3_600_000];

function splitDate(text: string): { day: string; rest: string } | null {
  const found = ISO.exec(text) ?? MONTH_FIRST.exec(text) ?? MONTH_NAME.exec(text);
  if (!found?.groups) return null;
  const { year, month, day, name } = found.groups;
  const number = name ? MONTHS.indexOf(name.toLowerCase()) + 1 : Number(month);
  const written = `${year}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(written) ? { day: written, rest: text.slice(found[0].length) } : null;
}

/** In the calendar, and in a year that a record of our time can be of. */
function isDay(written: string): boolean {
  const year = Number(written.slice(0, 4));
  const at = new Date(`${written}T00:00:00Z`);
  return year >= 1900 && year <= 2199 && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
}

function parseTime(text: string): Time | null {
  const groups = TIME.exec(text)?.groups;
  if (!groups) return null;
  const half = groups.half?.toUpperCase();
  const [given, minute, second] = [groups.hour, groups.minute, groups.second ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  if (given > (half ? 12 : 23) || (half && given === 0) || minute > 59 || second > 59) return null;
  const hour = half ? (given % 12) + (half === 'PM' ? 12 : 0) : given;
  const thousandths = Math.floor(Number(`0.${groups.fraction ?? '0'}`) * 1000);
  return { milliseconds: hour * HOUR + minute * MINUTE + second * 1000 + thousandths, offset: parseZone(groups.zone) };
}

function parseZone(zone: string | undefined): number | null {
  if (!zone) return null;
  if (/^z$/i.test(zone)) return 0;
  const size = Number(zone.slice(1, 3)) * HOUR + Number(zone.slice(-2)) * MINUTE;
  return zone.startsWith('-') ? -size : size;
}

/** By how much clocks in `zone` are ahead of UTC when they show `written`, which is read as if it were UTC. */
function offsetAt(written: number, zone: string): number {
  const before = clockOffset(written - 24 * HOUR, zone);
  const after = clockOffset(written + 24 * HOUR, zone);
  if (before === after) return before;
  return clockOffset(written - before, zone) === before || clockOffset(written - after, zone) !== after
    ? before
    : after;
}

function clockOffset(at: number, zone: string): number {
  const shown = Object.fromEntries(
    clockIn(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year, month, day, hour, minute, second } = shown as Record<string, number>;
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(at / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  clocks.set(zone, clock);
  return clock;
}
