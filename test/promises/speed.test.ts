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

  it('would not be, by an engine that decides everything seven times', () => {
    const slow: Engine = {
      ...REAL_ENGINE,
      decideAll: (...asked) => {
        for (let again = 0; again < 6; again += 1) REAL_ENGINE.decideAll(...asked);
        return REAL_ENGINE.decideAll(...asked);
      },
    };
    expect(middle(cpuOfBatches(3, slow))).toBeGreaterThan(BOUND_MILLISECONDS);
  });
});
