import { Fault } from './fault';
import { isAbsent, type Json, objectAt, textAt } from './json';
import type { Match } from './match';

/** A date or an instant as FHIR writes it: both ends inclusive, in milliseconds since 1970. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  /** Of the clock it was written by, in milliseconds; null for a date, which is the same on every clock. */
  readonly offset: number | null;
}

/** Null: open on that side. */
export interface Span {
  readonly start: Moment | null;
  readonly end: Moment | null;
  readonly written: Json;
}

const FORM =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const MINUTE = 60_000;

/** A year, a month, a day or an instant; a time without a zone is read as UTC. */
export function momentAt(value: unknown, path: string): Moment {
  const written = textAt(value, path);
  const parts = written === null ? null : FORM.exec(written.trim());
  if (!parts) throw new Fault(path, 'expected a date or an instant as FHIR writes them');
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  const start = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (new Date(start).toISOString().slice(0, 10) !== `${year}-${month ?? '01'}-${day ?? '01'}`)
    throw new Fault(path, 'expected a day of the calendar');
  if (hour === undefined) {
    const next = day ? Date.UTC(+year!, +month! - 1, +day + 1) : Date.UTC(+year! + (month ? 0 : 1), month ? +month : 0);
    return { from: start, to: next - 1, offset: null };
  }
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second ?? 0) > 60)
    throw new Fault(path, 'expected a time of day');
  const offset = offsetOf(zone);
  const millis = fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0;
  const from = start + (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second ?? 0) * 1000 + millis - offset;
  return { from, to: second === undefined ? from + MINUTE - 1 : fraction ? from : from + 999, offset };
}

function offsetOf(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const [hours, minutes] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours! * 60 + minutes!) * MINUTE;
}

/** Null where it is absent. A span that ends before it starts is a fault. */
export function spanAt(value: unknown, path: string): Span | null {
  if (isAbsent(value)) return null;
  const { start, end }: Json = objectAt(value, path);
  const span = {
    start: isAbsent(start) ? null : momentAt(start, `${path}.start`),
    end: isAbsent(end) ? null : momentAt(end, `${path}.end`),
    written: { ...(!isAbsent(start) && { start }), ...(!isAbsent(end) && { end }) },
  };
  if (span.start && span.end && span.end.to < span.start.from)
    throw new Fault(path, 'expected an end that is not before the start');
  return span;
}

/** True where no part of it lies outside. A bound that is a date is held against the date on the record's own clock. */
export function within(span: Span, from: Moment | null, to: Moment | null): boolean {
  if (span.start && !(from && onClockOf(span.start, from, from.from) >= span.start.from)) return false;
  return !span.end || (to !== null && onClockOf(span.end, to, to.to) <= span.end.to);
}

/** True where some part of it lies inside. */
export function overlaps(span: Span, from: Moment | null, to: Moment | null): boolean {
  if (span.start && to && onClockOf(span.start, to, to.to) < span.start.from) return false;
  return !(span.end && from && onClockOf(span.end, from, from.from) > span.end.to);
}

export function inForce(span: Span | null, at: Moment): Match {
  if (span === null || within(span, at, at)) return 'yes';
  return overlaps(span, at, at) ? 'unknown' : 'no';
}

function onClockOf(bound: Moment, moment: Moment, millis: number): number {
  return bound.offset === null ? millis + (moment.offset ?? 0) : millis;
}
