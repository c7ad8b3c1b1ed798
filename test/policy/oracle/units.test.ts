import type { Count, Dimension } from '@lead-graph/policy';
import { type Asked, answer, charge, table } from './asked';

const ROUTE: Dimension = { kind: 'INDEX', attribute: 'route' };

describe('an index event', () => {
  const population = {
    referral: [
      '1 2025-03-01 SOCIAL_CONTACT spd-west',
      '1 2025-02-01 JAIL_REFERRAL spd-west',
      '1 2024-12-31 COURT_REFERRAL spd-west',
      '2 2025-01-01 ARREST_DIVERSION spd-east',
      '3 2025-12-31 ARREST_DIVERSION spd-west',
      '4 2026-01-01 ARREST_DIVERSION spd-west',
      '5 2025-05-05 - spd-north',
    ],
  };

  it('is the first within the period, whose both ends belong to it', async () => {
    expect(await table(population, { by: [ROUTE] })).toEqual({ NOT_KNOWN: 1, ARREST_DIVERSION: 2, JAIL_REFERRAL: 1 });
  });

  it('is the last', async () => {
    const by = await table(population, { index: { which: 'LAST' }, by: [ROUTE] });
    expect(by).toEqual({ NOT_KNOWN: 1, ARREST_DIVERSION: 2, SOCIAL_CONTACT: 1 });
  });

  it('is of any of the codes of each attribute', async () => {
    const where = { route: ['ARREST_DIVERSION', 'SOCIAL_CONTACT'], catchment: ['spd-west'] };
    expect(await table(population, { index: { where }, by: [ROUTE] })).toEqual({
      SOCIAL_CONTACT: 1,
      ARREST_DIVERSION: 1,
    });
  });

  it('of those on one day is the one whose codes come first, or last', async () => {
    const tied = {
      referral: [
        '1 2025-02-01 SOCIAL_CONTACT spd-west DRUG_POSSESSION',
        '1 2025-02-01 ARREST_DIVERSION spd-north TRESPASS',
        '1 2025-02-01 SOCIAL_CONTACT spd-east DRUG_POSSESSION',
        '1 2025-02-01 SOCIAL_CONTACT spd-east TRESPASS',
      ],
    };
    const by = ['route', 'catchment', 'offenceGroup'].map((attribute): Dimension => ({ kind: 'INDEX', attribute }));
    expect(await table(tied, { by })).toEqual({ 'ARREST_DIVERSION spd-north TRESPASS': 1 });
    const last = await table(tied, { index: { which: 'LAST' }, by });
    expect(last).toEqual({ 'SOCIAL_CONTACT spd-east TRESPASS': 1 });
    const where = { route: ['SOCIAL_CONTACT'] };
    expect(await table(tied, { index: { where }, by })).toEqual({ 'SOCIAL_CONTACT spd-west DRUG_POSSESSION': 1 });
  });

  it('is each by itself, those alike included, of people who are counted once', async () => {
    const alike = {
      referral: [
        '1 2025-02-01 SOCIAL_CONTACT',
        '1 2025-02-01 SOCIAL_CONTACT',
        '1 2025-05-01 JAIL_REFERRAL',
        '2 2025-05-01 SOCIAL_CONTACT',
      ],
      charge: ['1 2025-05-02 FELONY', '2 2025-05-02 FELONY'],
    };
    const count: Count = { kind: 'SHARE', of: [charge(0, 100)] };
    const asked: Asked = { index: { which: 'EACH' }, count, options: { partPeople: true } };
    expect(await answer(alike, asked)).toEqual([{ by: [], people: 2, units: 4, part: 4, partPeople: 2 }]);
    expect(await answer(alike, { ...asked, by: [ROUTE] })).toEqual([
      { by: ['SOCIAL_CONTACT'], people: 2, units: 3, part: 3, partPeople: 2 },
      { by: ['JAIL_REFERRAL'], people: 1, units: 1, part: 1, partPeople: 1 },
    ]);
  });

  it('that nobody has leaves one cell of nobody, and a table by codes none', async () => {
    expect(await answer({}, {})).toEqual([{ by: [], people: 0, units: 0 }]);
    expect(await answer({}, { by: [ROUTE] })).toEqual([]);
  });
});

describe('a cohort', () => {
  const population = {
    referral: [1, 2, 3, 4, 5].map((person) => `${person} 2025-03-10 SOCIAL_CONTACT`),
    charge: [
      '1 2025-03-10 FELONY CONVICTED',
      '2 2025-03-20 FELONY DISMISSED',
      '3 2025-03-21 MISDEMEANOR CONVICTED',
      '4 2025-03-09 FELONY CONVICTED',
    ],
  };

  it.each([
    [[charge(0, 10)], 2],
    [[charge(1, 10)], 1],
    [[charge(0, 11)], 3],
    [[charge(-1, -1)], 1],
    [[charge(0, 10, 'ABSENT')], 3],
    [[charge(0, 11, 'PRESENT', { class: ['FELONY'] })], 2],
    [[charge(0, 11, 'PRESENT', { class: ['FELONY', 'MISDEMEANOR'], outcome: ['CONVICTED'] })], 2],
    [[charge(0, 11), charge(0, 10, 'ABSENT')], 1],
  ])('of whom %j holds', async (cohort, people) => {
    expect(await answer(population, { cohort })).toEqual([{ by: [], people, units: people }]);
  });

  it('is asked of the index event alone, not of an earlier one that would do', async () => {
    const referral = ['1 2025-03-10 JAIL_REFERRAL', '1 2025-06-10 SOCIAL_CONTACT'];
    const asked = { cohort: [charge(0, 10)] };
    expect(await table({ referral, charge: ['1 2025-06-11 FELONY'] }, asked)).toEqual({ '': 0 });
    expect(await table({ referral, charge: ['1 2025-03-11 FELONY'] }, asked)).toEqual({ '': 1 });
  });
});
