import { NOISE_LAW } from '../../src/disclosure/method';
import { drawNoiseTable } from '../../src/disclosure/noiseTable';

const moment = (row: Int16Array, power: number): number =>
  row.reduce((sum, each) => sum + each ** power, 0) / row.length;

describe.each([NOISE_LAW, { variance: 2, bound: 5 }, { variance: 10, bound: 12 }])('noise of %o', (law) => {
  const { rows } = drawNoiseTable(law, 7);

  it('has mean 0 for every count, exactly', () => {
    expect(rows.map((row) => moment(row, 1))).toEqual(rows.map(() => 0));
  });

  it('has the variance asked for, where the count allows it', () => {
    for (const [index, row] of rows.entries()) {
      const wanted = Math.min(law.variance, 0.8 * (index + 1) * law.bound);
      expect(moment(row, 2) / wanted).toBeGreaterThan(0.92);
      expect(moment(row, 2) / wanted).toBeLessThan(1.08);
    }
  });

  it('takes no count below zero and alters none by more than its bound', () => {
    for (const [index, row] of rows.entries()) {
      expect(Math.min(...row)).toBeGreaterThanOrEqual(-Math.min(index + 1, law.bound));
      expect(Math.max(...row)).toBeLessThanOrEqual(law.bound);
    }
  });
});

describe('a noise table', () => {
  it('is told by its seed, and is another by another', () => {
    expect(drawNoiseTable(NOISE_LAW, 1)).toEqual(drawNoiseTable(NOISE_LAW, 1));
    expect(drawNoiseTable(NOISE_LAW, 1)).not.toEqual(drawNoiseTable(NOISE_LAW, 2));
  });

  it('says so where no law has the variance', () => {
    expect(() => drawNoiseTable({ variance: 0.001, bound: 1 }, 1)).toThrow(
      'no noise between -1 and 1 has variance 0.001',
    );
  });
});
