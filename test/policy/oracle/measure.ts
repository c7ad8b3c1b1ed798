import type { EventsOf, Question } from '@lead-graph/policy';
import { dayAfter, holds, inWindow, lateral, ofUnit } from './sql';

/** What is counted of each unit, and of all units of a cell. */
export interface Measure {
  readonly joins: readonly string[];
  /** Of each unit, `names` with what they are. */
  readonly columns: readonly string[];
  readonly names: readonly string[];
  readonly selected: readonly string[];
}

/** `partPeople`: with the people of each part. */
export function measureOf({ index, count }: Question, asOf: number, partPeople: boolean): Measure {
  const partOf = (name: string, claim: string) => [
    `count(*) FILTER (WHERE ${claim}) AS "${name}"`,
    ...(partPeople ? [peopleWith(name, claim, index.which === 'EACH')] : []),
  ];
  switch (count.kind) {
    case 'PEOPLE':
      return { joins: [], columns: [], names: [], selected: [] };
    case 'SHARE': {
      const all = count.of.map(holds).join(' AND ') || 'true';
      return { joins: [], columns: [`${all} AS hit`], names: ['hit'], selected: partOf('part', 'hit') };
    }
    case 'MEDIAN_DAYS': {
      const first = `SELECT min(f.day) - u.day AS days ${ofUnit(count, inWindow(count.from, count.to))}`;
      const median = 'percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS median';
      const selected = [...partOf('part', 'days IS NOT NULL'), median];
      return { joins: [lateral(first, 'm')], columns: ['m.days'], names: ['days'], selected };
    }
    case 'RATE': {
      const [start, end] = [dayAfter(count.from), 'e.ends'];
      const stops = [{ fact: 'death', where: {} }, ...count.until].map((each) =>
        firstFrom(each, dayAfter(Math.min(0, count.from))),
      );
      const exposure = lateral(`SELECT least(${[dayAfter(count.to), `${asOf}`, ...stops].join(', ')}) AS ends`, 'e');
      const events = lateral(`SELECT count(*) AS n ${ofUnit(count, `f.day BETWEEN ${start} AND ${end}`)}`, 'm');
      return {
        joins: [exposure, events],
        columns: ['m.n AS events', `greatest(0, ${end} - (${start}) + 1) AS days`],
        names: ['events', 'days'],
        selected: [...partOf('part', 'events > 0'), sum('events', 'events'), sum('days', 'personDays')],
      };
    }
    case 'BEFORE_AFTER': {
      const { days } = count;
      const counts = 'count(*) FILTER (WHERE f.day < u.day) AS earlier, count(*) FILTER (WHERE f.day > u.day) AS later';
      return {
        joins: [lateral(`SELECT ${counts} ${ofUnit(count, inWindow(-days, days))}`, 'm')],
        columns: ['m.earlier', 'm.later'],
        names: ['earlier', 'later'],
        selected: [
          ...partOf('part', 'earlier > 0'),
          ...partOf('laterPart', 'later > 0'),
          sum('earlier', 'events'),
          sum('later', 'eventsAfter'),
        ],
      };
    }
  }
}

function firstFrom(events: EventsOf, start: string): string {
  return `(SELECT min(f.day) ${ofUnit(events, `f.day >= ${start}`)})`;
}

function peopleWith(part: string, claim: string, each: boolean): string {
  return `count(${each ? 'DISTINCT person' : '*'}) FILTER (WHERE ${claim}) AS "${part}People"`;
}

function sum(column: string, name: string): string {
  return `CAST(coalesce(sum(${column}), 0) AS bigint) AS "${name}"`;
}
