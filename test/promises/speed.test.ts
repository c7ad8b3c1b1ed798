import type { Engine } from '../oracles/mutants/mutatedEngine';
import { REAL_ENGINE } from './deciders';
import { cpuOfBatches } from './speed';

/** Five times the goal: other tests run beside this one. `npm run prove` measures the goal itself. */
const BOUND_MILLISECONDS = 125;

const middle = (milliseconds: readonly number[]): number => milliseconds[Math.floor(milliseconds.length / 2)]!;

describe('a thousand participants in one batch', () => {
  it('are decided in a fraction of a second of CPU', () => {
    expect(middle(cpuOfBatches(9, REAL_ENGINE))).toBeLessThan(BOUND_MILLISECONDS);
  });

  it('would not be, by an engine that decides each category through the others', () => {
    const slow: Engine = {
      ...REAL_ENGINE,
      decideAll: (...asked) => {
        for (let category = 0; category < 21; category += 1) REAL_ENGINE.decideAll(...asked);
        return REAL_ENGINE.decideAll(...asked);
      },
    };
    expect(middle(cpuOfBatches(3, slow))).toBeGreaterThan(BOUND_MILLISECONDS);
  });
});
