import { byAverages } from './averaging';
import { byBestFit } from './bestFit';
import { type Campaign, campaign } from './campaign';
import { AS_EXPLAINED, NOISE_DRAWN_ANEW, REAL_BUILD, SUPPRESSION_ONLY, WITHOUT_WEIGHTS, ZEROS_SHOWN } from './defender';
import { byDifferences } from './differencing';
import { byEmptyCells } from './emptyCells';
import { atFaceValue } from '@lead-graph/policy/disclosure';
import { fromAllTables, fromEachTable } from './linearBounds';
import { answersToOne } from './repetition';

const SIZE = { people: 1_500, plain: 20, seed: 1 };

describe('an attacker who has every table that was ever released', () => {
  let real: Campaign;
  let plain: Campaign;

  beforeAll(async () => {
    real = await campaign(SIZE, REAL_BUILD);
    plain = await campaign(SIZE, SUPPRESSION_ONLY);
  });

  it('works out no protected cell by bounds, however the numbers are read', async () => {
    const few = { ...real, targets: real.targets.slice(0, 8) };
    expect(await fromAllTables(real, atFaceValue)).toMatchObject({ exactly: 0 });
    expect(await fromAllTables(few, AS_EXPLAINED)).toEqual({ exactly: 0, claimed: 0 });
  });

  it('works all of them out from plain suppression, though each table alone gives none away', async () => {
    const few = { ...plain, targets: plain.targets.slice(0, 8) };
    expect(await fromEachTable(few, atFaceValue)).toEqual({ exactly: 0, claimed: 0 });
    expect(await fromAllTables(plain, atFaceValue)).toMatchObject({ exactly: plain.targets.length });
  });

  it('is hardly helped by differences or by the best fit', async () => {
    const allowed = 0.1 + 2 * Math.sqrt(0.25 / real.targets.length); // the figure itself is measured by `npm run prove`
    for (const { right, blind } of [byDifferences(real, REAL_BUILD), await byBestFit(real)]) {
      expect(right - blind).toBeLessThan(allowed);
    }
  });

  it('needs nothing else against plain suppression', async () => {
    expect(byDifferences(plain, SUPPRESSION_ONLY).right).toBe(1);
    expect((await byBestFit(plain)).right).toBe(1);
  });

  it('is left with what no averaging over 200 partitions takes away', async () => {
    expect((await byAverages(6, REAL_BUILD, 5)).squaredError).toBeGreaterThan(1); // 2.75 and a little, in the mean
  });

  it('is not, where everybody counts for one', async () => {
    expect((await byAverages(6, WITHOUT_WEIGHTS, 5)).squaredError).toBeLessThan(0.6);
  });

  it('cannot count people by asking where none of them is', async () => {
    const { right, blind } = await byEmptyCells(20, REAL_BUILD, 9);
    expect(right).toBeLessThanOrEqual(blind);
  });

  it('could, were every zero shown', async () => {
    const { right, blind } = await byEmptyCells(20, ZEROS_SHOWN, 9);
    expect(right).toBeGreaterThan(blind + 0.25);
  });

  it('gets one answer about the same people, however they are asked for', async () => {
    expect(await answersToOne(32, REAL_BUILD)).toBe(1);
  });

  it('would get many, were the noise drawn anew', async () => {
    expect(await answersToOne(32, NOISE_DRAWN_ANEW)).toBeGreaterThan(3);
  });
});
