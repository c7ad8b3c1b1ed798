import type { Condition, Count, EventsOf } from '@lead-graph/policy';
import type { Cell } from './cells';
import { answer, charge } from './asked';
import type { TinyPopulation } from './tiny';

describe('a count', () => {
  const referral = [1, 2, 3, 4, 5].map((person) => `${person} 2025-03-10 SOCIAL_CONTACT`);
  const rows = (...each: string[]) => each;

  it('of a share, in which all conditions hold', async () => {
    const population = {
      referral,
      charge: ['1 2025-03-10 FELONY', '2 2025-03-11 FELONY', '3 2025-03-11 MISDEMEANOR', '4 2025-03-12 FELONY'],
      arrest: ['1 2025-04-01', '2 2025-04-01'],
    };
    const count: Count = { kind: 'SHARE', of: [charge(1, 1)] };
    expect(await answer(population, { count })).toEqual([{ by: [], people: 5, units: 5, part: 2 }]);
    const arrested: Condition = { fact: 'arrest', where: {}, from: 0, to: 30, is: 'ABSENT' };
    const both: Count = { kind: 'SHARE', of: [charge(1, 1), arrested] };
    expect(await answer(population, { count: both })).toEqual([{ by: [], people: 5, units: 5, part: 1 }]);
  });

  it.each<[readonly string[], number, number | null]>([
    [rows(), 0, null],
    [rows('1 2025-03-15'), 1, 5],
    [rows('1 2025-03-15', '1 2025-03-12', '1 2025-03-09'), 1, 2],
    [rows('1 2025-03-15', '2 2025-03-20'), 2, 5],
    [rows('1 2025-03-15', '2 2025-03-20', '3 2025-03-10'), 3, 5],
    [rows('1 2025-03-15', '2 2025-03-20', '3 2025-03-10', '4 2025-03-18'), 4, 5],
    [rows('1 2025-04-09', '2 2025-04-10'), 1, 30],
  ])('of days until the first of %j', async (charges, part, median) => {
    const count: Count = { kind: 'MEDIAN_DAYS', fact: 'charge', where: {}, from: 0, to: 30 };
    expect(await answer({ referral, charge: charges }, { count })).toEqual([
      { by: [], people: 5, units: 5, part, median },
    ]);
  });

  it('of days may be of those before', async () => {
    const count: Count = { kind: 'MEDIAN_DAYS', fact: 'charge', where: {}, from: -10, to: -1 };
    const population = { referral, charge: ['1 2025-03-09', '1 2025-03-01', '2 2025-02-27', '3 2025-03-10'] };
    expect(await answer(population, { count })).toEqual([{ by: [], people: 5, units: 5, part: 1, median: -9 }]);
  });

  it.each<[string, TinyPopulation, string, Partial<Cell>]>([
    ['all of the window', {}, '2026-01-01', { part: 1, events: 3, personDays: 10 }],
    ['its last day, if it is known then', {}, '2025-03-20', { part: 1, events: 3, personDays: 10 }],
    ['what is known', {}, '2025-03-19', { part: 1, events: 2, personDays: 9 }],
    ['nothing before it begins', {}, '2025-03-10', { part: 0, events: 0, personDays: 0 }],
    ['until death', { death: ['1 2025-03-13'] }, '2026-01-01', { part: 1, events: 2, personDays: 3 }],
    [
      'nothing of it after a death on the index day',
      { death: ['1 2025-03-10'] },
      '2026-01-01',
      { part: 0, events: 0, personDays: 0 },
    ],
    ['until what ends it', { enrolment: ['1 2025-03-11 CITY'] }, '2026-01-01', { part: 1, events: 1, personDays: 1 }],
    ['not until another', { enrolment: ['1 2025-03-11 MIDD'] }, '2026-01-01', { part: 1, events: 3, personDays: 10 }],
    [
      'until the first of all',
      { death: ['1 2025-03-15'], enrolment: ['1 2025-03-09 CITY', '1 2025-03-12 CITY'], arrest: ['1 2025-03-14'] },
      '2026-01-01',
      { part: 1, events: 1, personDays: 2 },
    ],
  ])('of a rate is of %s', async (_, others, asOf, expected) => {
    const until: EventsOf[] = [
      { fact: 'enrolment', where: { funding: ['CITY'] } },
      { fact: 'arrest', where: {} },
    ];
    const count: Count = { kind: 'RATE', fact: 'charge', where: {}, from: 1, to: 10, until };
    const charges = ['1 2025-03-10', '1 2025-03-11', '1 2025-03-13', '1 2025-03-20', '1 2025-03-21'];
    const population = { referral: ['1 2025-03-10'], charge: charges, ...others };
    expect(await answer(population, { count, asOf })).toEqual([{ by: [], people: 1, units: 1, ...expected }]);
  });

  it('of a rate adds days and events', async () => {
    const count: Count = { kind: 'RATE', fact: 'charge', where: {}, from: 0, to: 29, until: [] };
    const population = {
      referral: referral.slice(0, 3),
      charge: ['1 2025-03-10', '1 2025-03-10', '3 2025-04-08', '2 2025-04-09'],
      death: ['2 2025-03-10'],
    };
    const expected = { people: 3, units: 3, part: 2, events: 3, personDays: 61 };
    expect(await answer(population, { count })).toEqual([{ by: [], ...expected }]);
  });

  it('before and after leaves out the index day and what is farther away', async () => {
    const count: Count = { kind: 'BEFORE_AFTER', fact: 'charge', where: { class: ['FELONY'] }, days: 10 };
    const population = {
      referral,
      charge: [
        '1 2025-02-28 FELONY', // 10 days before
        '1 2025-03-09 FELONY',
        '1 2025-03-10 FELONY',
        '2 2025-03-11 FELONY',
        '2 2025-03-20 FELONY', // 10 days after
        '2 2025-03-09 FELONY',
        '3 2025-02-27 FELONY',
        '3 2025-03-21 FELONY',
        '4 2025-03-11 MISDEMEANOR',
      ],
    };
    const expected = { people: 5, units: 5, part: 2, laterPart: 1, events: 3, eventsAfter: 2 };
    expect(await answer(population, { count })).toEqual([{ by: [], ...expected }]);
  });
});
