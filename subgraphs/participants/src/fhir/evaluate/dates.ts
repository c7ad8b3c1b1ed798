import { isObject, type Json } from './json';
import { type Moment, momentAt } from './periods';

/** A side that is null is open. */
export interface When {
  readonly from: Moment | null;
  readonly to: Moment | null;
}

/** First found counts: when it was true of the person before when it was written down. */
const DATES = [
  ...['effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'effective', 'onsetDateTime', 'onsetPeriod'],
  ...['occurrenceDateTime', 'occurrencePeriod', 'occurenceDateTime', 'occurencePeriod', 'performedDateTime'],
  ...['performedPeriod', 'occurredDateTime', 'occurredPeriod', 'timingDateTime', 'timingPeriod', 'servicedDate'],
  ...['servicedPeriod', 'context.period', 'collection.collectedDateTime', 'collection.collectedPeriod', 'period'],
  ...['servicePeriod', 'billablePeriod', 'actualPeriod', 'createdDateTime', 'createdPeriod', 'whenHandedOver'],
  ...['whenPrepared', 'authoredOn', 'dateTime', 'date', 'started', 'issued', 'sent', 'authored', 'lastOccurrence'],
  ...['dateAsserted', 'assertedDate', 'dateWritten', 'recordedDate', 'recorded', 'dateRecorded', 'receivedTime'],
  ...['created', 'start', 'startDate', 'statusDate'],
];

/** When a record is about; null where it does not say. */
export function whenOf(resource: Json): When | null {
  for (const path of DATES) {
    const [element, inner] = path.split('.') as [string, string?];
    const outer = resource[element];
    const value = inner === undefined ? outer : isObject(outer) && outer[inner];
    const when = isObject(value) && (value.start ?? value.end) ? value : { start: value, end: value };
    const [from, to] = [readable(when.start), readable(when.end)];
    if (from || to) return { from, to };
  }
  return null;
}

/** What cannot be read is no date: the record then says nothing of when it was. */
function readable(value: unknown): Moment | null {
  if (typeof value !== 'string') return null;
  try {
    return momentAt(value, '');
  } catch {
    return null;
  }
}
