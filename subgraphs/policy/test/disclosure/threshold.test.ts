import { dominated, hiddenZeros, strictest, tellsTooMuch, tooFew } from '../../src/disclosure/threshold';
import { cell, countOf, people, tableOf } from './people';

describe('the threshold', () => {
  it('is the strictest asked for, never below ten', () => {
    expect(strictest([])).toBe(10);
    expect(strictest([5, 20, 11])).toBe(20);
  });

  it.each([
    [0, false],
    [1, true],
    [10, true],
    [11, false],
  ])('hides %i: %s', (many, hides) => {
    expect(tooFew(many, 10)).toBe(hides);
  });

  it.each([
    [0, 40, false],
    [1, 40, true],
    [10, 40, true],
    [11, 40, false],
    [29, 40, false],
    [30, 40, true],
    [39, 40, true],
    [40, 40, true],
    [0, 10, true],
  ])('of %i among %i says too much: %s', (part, all, says) => {
    expect(tellsTooMuch(countOf(people(part)), countOf(people(all)), 10)).toBe(says);
  });

  it('takes a sum for one person who has more than half of it', () => {
    expect(dominated({ total: 10, largest: 5 })).toBe(false);
    expect(dominated({ total: 10, largest: 6 })).toBe(true);
  });
});

describe('a zero', () => {
  const ward = (west: number, east: number) => [
    cell(['young', 'west'], people(west)),
    cell(['young', 'east'], []),
    cell(['old', 'west'], people(100, 100)),
    cell(['old', 'east'], people(east, 300)),
  ];

  it('is shown beside large groups', () => {
    expect(hiddenZeros(tableOf(ward(60, 60), people(220)))).toEqual(new Set());
  });

  it('is hidden where a group it is in is small, though no total is asked for', () => {
    expect(hiddenZeros(tableOf(ward(7, 60), people(167)))).toEqual(new Set([1]));
    expect(hiddenZeros(tableOf(ward(60, 7), people(167)))).toEqual(new Set([1]));
  });

  it('is hidden where a wider group that it is cut out of is small', () => {
    const among = (few: number) =>
      tableOf([{ ...cell(['a'], []), narrowest: { all: few } }, cell(['b'], people(90))], people(90));
    expect(hiddenZeros(among(7))).toEqual(new Set([0]));
    expect(hiddenZeros(among(11))).toEqual(new Set());
  });

  it('is hidden where everybody there is, is few', () => {
    expect(hiddenZeros(tableOf([cell(['a'], people(3)), cell(['b'], [])], people(3)))).toEqual(new Set([1]));
  });

  it('is hidden of a sensitive fact where all others have one code', () => {
    const cells = [cell(['opioids'], people(40)), cell(['none'], [])];
    expect(hiddenZeros(tableOf(cells, people(40), 20))).toEqual(new Set([1]));
    expect(hiddenZeros(tableOf(cells, people(40), 10))).toEqual(new Set());
  });
});
