import type { Asked } from '../oracles/reference/asked';
import { assertAlike, byEngine, decide } from './decide';
import type { Spread } from './spread';

describe('the benchmark of decisions', () => {
  it('tells what a decision costs the engine, a slow reference and Cedar', async () => {
    const { systems, rows, verdicts } = await decide.measure({ rounds: 1, requests: 1 });
    expect(systems).toEqual(['engine', 'slow reference', 'Cedar']);
    const [engine, reference, cedar] = rows[0]!.of as Spread[];
    expect(engine!.median).toBeGreaterThan(0);
    expect(reference!.median).toBeGreaterThan(engine!.median);
    expect(cedar!.median).toBeGreaterThan(engine!.median);
    const [batch, perSecond] = verdicts;
    expect(perSecond!.ratio.median / batch!.ratio.median).toBeCloseTo((850 * 25) / 21_000);
  });

  it('refuses to compare deciders that differ', () => {
    assertAlike(byEngine);
    const forgetful = (asked: Asked) => byEngine({ ...asked, bases: { ...asked.bases, consents: [] } });
    expect(() => assertAlike(forgetful)).toThrow('engine, reference and Cedar differ');
  });
});
