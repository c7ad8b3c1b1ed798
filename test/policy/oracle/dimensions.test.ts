import type { Dimension, Filter } from '@lead-graph/policy';
import { type Asked, table } from './asked';
import { dayOf } from './tiny';

const ROUTE: Dimension = { kind: 'INDEX', attribute: 'route' };
const HOUSED: Dimension = { kind: 'STATE', fact: 'living-situation', attribute: 'kind', at: 182 };
const AGE: Dimension = { kind: 'AGE', fact: 'person', from: [18, 25, 35] };

describe('a dimension', () => {
  const referral = ['1 2025-01-10', '2 2025-01-10', '3 2025-01-10'];

  it('is the state that holds at a time', async () => {
    const population = {
      referral,
      'living-situation': [
        '1 2025-07-11 HOMELESS', // day 182
        '1 2025-07-12 PERMANENT',
        '2 2020-01-01 TEMPORARY',
        '2 2025-07-11 INSTITUTIONAL',
        '2 2025-07-11 HOMELESS', // of two on one day the greater
      ],
    };
    const by = await table(population, { by: [HOUSED] });
    expect(by).toEqual({ NOT_KNOWN: 1, HOMELESS: 1, INSTITUTIONAL: 1 });
    const earlier = await table(population, { by: [{ ...HOUSED, at: 181 } as Dimension] });
    expect(earlier).toEqual({ NOT_KNOWN: 2, TEMPORARY: 1 });
  });

  it('is not known where the state that holds is not', async () => {
    const population = { referral, 'living-situation': ['1 2025-01-01 HOMELESS', '1 2025-01-02 -'] };
    expect(await table(population, { by: [HOUSED] })).toEqual({ NOT_KNOWN: 3 });
  });

  it('is of the last event until the index day', async () => {
    const population = {
      referral,
      encounter: [
        '1 2025-01-10 EMER YES',
        '1 2025-01-09 VR NO',
        '2 2025-01-09 AMB NO',
        '2 2025-01-09 AMB YES',
        '2 2025-01-11 VR YES',
      ],
    };
    const last = (attribute: string): Dimension => ({ kind: 'LAST', fact: 'encounter', attribute });
    expect(await table(population, { by: [last('class')] })).toEqual({ NOT_KNOWN: 1, AMB: 1, EMER: 1 });
    expect(await table(population, { by: [last('crisis')] })).toEqual({ NOT_KNOWN: 1, YES: 1, NO: 1 });
  });

  it.each([
    ['2000-03-10', '2025-03-09', '18-24'],
    ['2000-03-10', '2025-03-10', '25-34'],
    ['2007-03-11', '2025-03-10', 'under 18'],
    ['2007-03-10', '2025-03-10', '18-24'],
    ['1990-03-10', '2025-03-10', '35+'],
    ['1965-12-31', '2025-01-01', '35+'],
    ['2000-02-29', '2025-02-28', '18-24'],
    ['2000-02-29', '2025-03-01', '25-34'],
    ['1990-12-31', '2025-12-30', '25-34'],
    ['2026-01-01', '2025-12-30', 'under 18'],
  ])('is the age: born on %s is on %s %s', async (born, on, band) => {
    const population = { referral: [`1 ${on}`], person: [`1 ${born} FEMALE WHITE`] };
    expect(await table(population, { by: [AGE] })).toEqual({ [band]: 1 });
  });

  it('is the age in a leap year, in which 29 February is a birthday', async () => {
    const population = { referral: ['1 2024-02-28', '2 2024-02-29'], person: ['1 2006-02-28', '2 2006-02-28'] };
    const index = { from: dayOf('2024-01-01'), to: dayOf('2024-12-31') };
    expect(await table(population, { index, by: [AGE] })).toEqual({ '18-24': 2 });
    const leaping = { ...population, person: ['1 1996-02-29', '2 1996-02-29'] };
    const by: Dimension[] = [{ kind: 'AGE', fact: 'person', from: [28] }];
    expect(await table(leaping, { index, by })).toEqual({ 'under 28': 1, '28+': 1 });
  });

  it('is no age where nobody knows the birth', async () => {
    expect(await table({ referral: ['1 2025-02-01'] }, { by: [AGE] })).toEqual({ NOT_KNOWN: 1 });
  });

  it('is the quarter, or the year', async () => {
    const days = ['2024-12-31', '2025-01-01', '2025-03-31', '2025-04-01', '2025-12-31'];
    const population = { referral: days.map((day, person) => `${person} ${day}`) };
    const index = { from: dayOf('2024-01-01') };
    const quarters = await table(population, { index, by: [{ kind: 'QUARTER' }] });
    expect(quarters).toEqual({ '2024-Q4': 1, '2025-Q1': 2, '2025-Q2': 1, '2025-Q4': 1 });
    expect(await table(population, { index, by: [{ kind: 'YEAR' }] })).toEqual({ 2024: 1, 2025: 4 });
  });
});

describe('a filter', () => {
  const population = {
    referral: ['1 2025-02-01 JAIL_REFERRAL', '2 2025-05-01 SOCIAL_CONTACT', '3 2025-05-01 -'],
    person: ['1 2005-01-01 X', '2 1970-01-01 X'],
  };

  it.each<[Filter[], Record<string, number>]>([
    [[{ dimension: ROUTE, codes: ['JAIL_REFERRAL', 'SOCIAL_CONTACT'] }], { '18-24': 1, '35+': 1 }],
    [[{ dimension: ROUTE, codes: ['NOT_KNOWN'] }], { NOT_KNOWN: 1 }],
    [[{ dimension: AGE, codes: ['35+', 'under 18'] }], { '35+': 1 }],
    [[{ dimension: { kind: 'QUARTER' }, codes: ['2025-Q2'] }], { NOT_KNOWN: 1, '35+': 1 }],
    [[{ dimension: { kind: 'YEAR' }, codes: ['2024'] }], {}],
    [
      [
        { dimension: { kind: 'QUARTER' }, codes: ['2025-Q2'] },
        { dimension: ROUTE, codes: ['SOCIAL_CONTACT', 'JAIL_REFERRAL'] },
      ],
      { '35+': 1 },
    ],
  ])('%j', async (filters, expected) => {
    expect(await table(population, { by: [AGE], filters })).toEqual(expected);
  });
});

describe('margins', () => {
  it('are counted from their own people', async () => {
    const population = {
      referral: [
        '1 2025-02-01 JAIL_REFERRAL spd-west',
        '1 2025-03-01 JAIL_REFERRAL spd-east',
        '2 2025-03-01 - spd-east',
      ],
    };
    const by: Dimension[] = [ROUTE, { kind: 'INDEX', attribute: 'catchment' }];
    const asked: Asked = { index: { which: 'EACH' }, by, options: { margins: true } };
    expect(await table(population, asked)).toEqual({
      'NOT_KNOWN spd-east': 1,
      'NOT_KNOWN ALL': 1,
      'JAIL_REFERRAL spd-west': 1,
      'JAIL_REFERRAL spd-east': 1,
      'JAIL_REFERRAL ALL': 1,
      'ALL spd-west': 1,
      'ALL spd-east': 2,
      'ALL ALL': 2,
    });
  });
});
