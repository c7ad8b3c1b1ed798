import type { Condition, Count, Dimension, EventsOf, Filter, IndexEvent, Question } from '@lead-graph/policy';
import type { Cell } from './cells';
import { DuckdbWarehouse } from './duckdb';
import type { StatementOptions } from './statement';
import { batchesOfTiny, dayOf, type TinyPopulation } from './tiny';

const AS_OF = dayOf('2026-06-30');

/** First referrals of 2025, unless the test says otherwise. */
export interface Asked {
  readonly index?: Partial<IndexEvent>;
  readonly cohort?: readonly Condition[];
  readonly count?: Count;
  readonly by?: readonly Dimension[];
  readonly filters?: readonly Filter[];
  readonly asOf?: string;
  readonly options?: StatementOptions;
}

function questionOf({ index, cohort = [], count = { kind: 'PEOPLE' }, by = [], filters = [] }: Asked): Question {
  const [from, to] = [dayOf('2025-01-01'), dayOf('2025-12-31')];
  return { index: { fact: 'referral', where: {}, which: 'FIRST', from, to, ...index }, cohort, count, by, filters };
}

export async function answer(population: TinyPopulation, asked: Asked): Promise<readonly Cell[]> {
  const warehouse = await DuckdbWarehouse.open();
  try {
    for (const [fact, batch] of batchesOfTiny(population)) await warehouse.load(fact, [batch]);
    const asOf = asked.asOf ? dayOf(asked.asOf) : AS_OF;
    return await warehouse.ask(questionOf(asked), asOf, asked.options);
  } finally {
    warehouse.close();
  }
}

/** People by codes, `ALL` where it is of all. */
export async function table(population: TinyPopulation, asked: Asked): Promise<Record<string, number>> {
  const cells = await answer(population, asked);
  return Object.fromEntries(cells.map(({ by, people }) => [by.map((code) => code ?? 'ALL').join(' '), people]));
}

export const charge = (
  from: number,
  to: number,
  is: Condition['is'] = 'PRESENT',
  where: EventsOf['where'] = {},
): Condition => ({
  fact: 'charge',
  where,
  from,
  to,
  is,
});
