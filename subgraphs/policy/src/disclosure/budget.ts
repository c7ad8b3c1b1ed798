import type { Asker, ReleaseLog } from './releaseLog';

/** An agreement has had as many cells as it may; a value, which whoever asked is told as an error. */
export class BudgetSpent {
  constructor(
    readonly agreement: string,
    readonly budget: number,
    readonly spent: number,
    readonly asked: number,
  ) {}
}

/**
 * Spends before anything is looked at, and all cells alike: were hidden or repeated ones free, the price would tell
 * which they are.
 */
export async function spend(cells: number, { agreement, budget }: Asker, log: ReleaseLog): Promise<BudgetSpent | null> {
  const spent = await log.spent(agreement);
  if (spent + cells > budget) return new BudgetSpent(agreement, budget, spent, cells);
  await log.spend(agreement, cells);
  return null;
}
