import type { Count, EventsOf } from '../question/question';
import { type Brings, NONE, NOTHING, type Unit } from './cells';
import type { Holds, Reading } from './reading';

/** What is measured of one member at one index event. */
export interface Measured extends Brings {
  /** The same object again and again: read before the next is asked for. */
  readonly of: (member: number, day: number) => Unit;
  /** What has to hold of those in a part. */
  readonly part: readonly Holds[];
  readonly later: readonly Holds[];
}

/** `asOf`: the day up to which time at risk is counted. */
export function measuredBy(count: Count, reading: Reading, asOf: number): Measured {
  switch (count.kind) {
    case 'PEOPLE':
      return { parts: 0, sums: [], median: false, of: () => NOTHING, part: [], later: [] };
    case 'SHARE':
      return shareOf(count, reading);
    case 'MEDIAN_DAYS':
      return medianOf(count, reading);
    case 'RATE':
      return rateOf(count, reading, asOf);
    case 'BEFORE_AFTER':
      return beforeAndAfter(count, reading);
  }
}

type Of<Kind extends Count['kind']> = Extract<Count, { kind: Kind }>;

function shareOf({ of }: Of<'SHARE'>, reading: Reading): Measured {
  const part = of.map((each) => reading.holds(each));
  const unit = { ...NOTHING };
  const measure: Measured['of'] = (member, day) => {
    unit.part = true;
    for (const holds of part) if (!holds(member, day)) unit.part = false;
    return unit;
  };
  return { parts: 1, sums: [], median: false, of: measure, part, later: [] };
}

function medianOf({ from, to, ...events }: Of<'MEDIAN_DAYS'>, reading: Reading): Measured {
  const first = reading.firstDay(events, { from, to });
  const unit = { ...NOTHING };
  const measure: Measured['of'] = (member, day) => {
    const found = first(member, day);
    unit.part = found !== NONE;
    unit.days = unit.part ? found - day : NONE;
    return unit;
  };
  return { parts: 1, sums: [], median: true, of: measure, part: [(...at) => measure(...at).part], later: [] };
}

/** Nobody is at risk after it. */
const DEATH: EventsOf = { fact: 'death', where: {} };

function rateOf({ from, to, until, ...events }: Of<'RATE'>, reading: Reading, asOf: number): Measured {
  const found = reading.events(events, { from, to });
  const ends = [DEATH, ...until].map((each) => reading.firstDay(each, { from: Math.min(0, from), to }));
  const unit = { ...NOTHING };
  const measure: Measured['of'] = (member, day) => {
    let end = Math.min(day + to, asOf);
    for (const each of ends) {
      const ended = each(member, day);
      if (ended !== NONE && ended < end) end = ended;
    }
    unit.events = found(member, day, end);
    unit.part = unit.events > 0;
    unit.personDays = Math.max(0, end - (day + from) + 1);
    return unit;
  };
  const part: Holds = (...at) => measure(...at).part;
  return { parts: 1, sums: ['events', 'personDays'], median: false, of: measure, part: [part], later: [] };
}

function beforeAndAfter({ days, ...events }: Of<'BEFORE_AFTER'>, reading: Reading): Measured {
  const before = reading.events(events, { from: -days, to: -1 });
  const after = reading.events(events, { from: 1, to: days });
  const unit = { ...NOTHING };
  const measure: Measured['of'] = (member, day) => {
    unit.events = before(member, day, day - 1);
    unit.eventsAfter = after(member, day, day + days);
    unit.part = unit.events > 0;
    unit.later = unit.eventsAfter > 0;
    return unit;
  };
  const part: Holds = (...at) => measure(...at).part;
  const later: Holds = (...at) => measure(...at).later;
  return { parts: 2, sums: ['events', 'eventsAfter'], median: false, of: measure, part: [part], later: [later] };
}
