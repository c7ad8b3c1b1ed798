import { tableOf } from '../table';
import { comparisonOf } from './comparison';
import type { Counter } from './warehouses';

const counters = ['ours', 'one', 'other'].map((name): Counter => ({ name, ask: async () => [], cpuMs: () => 0 }));
const figures = [
  {
    question: 'first',
    cpuMs: [
      [1, 2],
      [8, 8],
      [8, 16],
    ],
  },
  {
    question: 'second',
    cpuMs: [
      [3, 2],
      [2, 2],
      [8, 16],
    ],
  },
];

describe('a comparison of counters', () => {
  const compared = comparisonOf({
    counters,
    figures,
    size: '5 people',
    goals: [
      { against: counters[2]!, goal: 0.2 },
      { against: counters[1]!, goal: 0.2 },
    ],
  });

  it('is of all questions together, round by round', () => {
    const [other, one] = compared.verdicts;
    expect(other).toMatchObject({ ratio: { median: 0.1875, least: 0.125, most: 0.25 }, met: true });
    expect(one).toMatchObject({ met: false });
  });

  it('shows whom it has goals against beside it, and every question', () => {
    expect(compared.systems).toEqual(['ours', 'other', 'one']);
    expect(compared.rows.map(({ what }) => what)).toEqual(['CPU ms, first', 'CPU ms, second', 'CPU ms, all together']);
    expect(compared.rows[1]!.of.map((spread) => spread?.median)).toEqual([2.5, 12, 2]);
    expect(tableOf(compared)).toContain('| CPU ms, all together | 4.00 (4.00 to 4.00) |');
  });
});
