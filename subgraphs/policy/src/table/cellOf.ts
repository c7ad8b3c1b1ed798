import { type Released, type ReleasedCell, shareOf } from '../disclosure';
import { type PolicyCell, type PolicyMark, PolicyNumber } from './policyTable';

const DAYS_OF_A_YEAR = 365.25;

/** A released cell as the graph shows it. Shares and rates are made of released numbers alone. */
export function cellOf({ codes, all, part, later, sums, median }: ReleasedCell): PolicyCell {
  const sum = (name: string): Released | undefined => sums?.find((each) => each.name === name)?.total;
  return {
    codes: [...codes],
    all: numberOf(all),
    part: maybe(part),
    later: maybe(later),
    share: part === undefined || later !== undefined ? null : maybe(shareOf(part, all)),
    relativeRate: null,
    medianDays: maybe(median),
    events: maybe(sum('events')),
    eventsAfter: maybe(sum('eventsAfter')),
    perPersonYear: sum('personDays') === undefined ? null : maybe(rateOf(sum('events')!, sum('personDays')!)),
  };
}

function rateOf(events: Released, personDays: Released): Released | null {
  if (typeof personDays !== 'number') return personDays === 'ZERO' ? null : personDays;
  if (typeof events !== 'number') return events;
  return (events * DAYS_OF_A_YEAR) / personDays;
}

function maybe(released: Released | null | undefined): PolicyNumber | null {
  return released == null ? null : numberOf(released);
}

export function numberOf(released: Released): PolicyNumber {
  const number = typeof released === 'number';
  return Object.assign(new PolicyNumber(), {
    value: number ? rounded(released) : released === 'ZERO' ? 0 : null,
    mark: number ? null : (released as PolicyMark),
  });
}

function rounded(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
