import type { Campaign } from './campaign';
import { follows, type Reading, type Told } from '@lead-graph/policy/disclosure';
import { ATOMS } from './population';
import type { Target } from './target';

/** Protected cells of which no more than one number is possible, and it is the true one. */
export interface Recovered {
  readonly exactly: number;
  /** Of which no more than one number seemed possible, right or wrong. */
  readonly claimed: number;
}

/** Bounds from all tables together, as they are read. */
export function fromAllTables({ tables, targets }: Campaign, reading: Reading): Promise<Recovered> {
  return from(tables.flat(), targets, reading);
}

/** Bounds from each table alone; a cell counts once however many tables give it away. */
export async function fromEachTable({ tables, targets }: Campaign, reading: Reading): Promise<Recovered> {
  const each: Recovered[] = [];
  for (const told of tables.filter((table) => table.length > 1)) each.push(await from(told, targets, reading));
  const sum = (of: (recovered: Recovered) => number): number => each.reduce((all, one) => all + of(one), 0);
  return { exactly: sum(({ exactly }) => exactly), claimed: sum(({ claimed }) => claimed) };
}

async function from(told: readonly Told[], targets: readonly Target[], reading: Reading): Promise<Recovered> {
  const bounds = await follows(
    ATOMS,
    told,
    targets.map(({ cut }) => cut),
    reading,
  );
  const claims = targets.flatMap(({ people }, order) => {
    const between = bounds[order];
    return between && between.low === between.high ? [{ people, claim: between.low }] : [];
  });
  return { exactly: claims.filter(({ people, claim }) => people === claim).length, claimed: claims.length };
}
