import { BudgetSpent, spend } from '../../src/disclosure/budget';
import { MemoryReleaseLog } from '../../src/disclosure/memoryReleaseLog';
import { asker } from './people';

describe('a budget', () => {
  it('is each agreement’s own, and may be spent to the last cell', async () => {
    const log = new MemoryReleaseLog();
    const one = { ...asker, budget: 100 };
    expect(await spend(60, one, log)).toBeNull();
    expect(await spend(40, one, log)).toBeNull();
    expect(await spend(1, one, log)).toEqual(new BudgetSpent('evaluation 1', 100, 100, 1));
    expect(await spend(1, { ...one, agreement: 'evaluation 2' }, log)).toBeNull();
  });

  it('is left as it was by what it does not cover', async () => {
    const log = new MemoryReleaseLog();
    await spend(101, { ...asker, budget: 100 }, log);
    expect(await log.spent('evaluation 1')).toBe(0);
  });
});
