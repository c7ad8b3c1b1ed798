import { BadUserInput, type DataCategory } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';

/**
 * How many people there were in each quarter, of records that law lets leave as totals alone: nobody can count these
 * people in another way, or together with anything else. No name, token or sum of tokens of anybody leaves.
 */
export interface Total {
  /** Unique among facts and totals of all agencies, in words joined by `-`. */
  readonly name: string;
  /** One sentence, for policy staff. */
  readonly description: string;
  readonly categories: readonly DataCategory[];
  /**
   * Selects `quarter` (`2026-Q1`) and `people`, of quarters that ended long enough ago for all of it to be written down. The
   * agency has a table `told_total`.
   */
  readonly sql: string;
}

/** What policy staff and the counter know of a total. */
export type TotalOutline = Omit<Total, 'sql'>;

export interface QuarterTotal {
  readonly quarter: string;
  /** A multiple of 5; null where it is kept back, as one of few people or of nobody is. */
  readonly people: number | null;
}

/** Totals of so many people or fewer are kept back. */
const FEW = 20;
const ROUNDED_TO = 5;

/**
 * What is told of each quarter. INVARIANT: a number that was told is told for good, and quarters are always the same ones:
 * no two numbers differ by a few people, or by what changed since.
 */
export async function quartersOf({ name, sql }: Total, db: Pick<DataSource, 'query'>): Promise<QuarterTotal[]> {
  await db.query(
    `INSERT INTO told_total (total, quarter, people)
     SELECT $1, quarter, CASE WHEN people > ${FEW} THEN ${ROUNDED_TO} * round(people / ${ROUNDED_TO}.0) END
     FROM (${sql}) counted ON CONFLICT DO NOTHING`,
    [name],
  );
  return db.query('SELECT quarter, people FROM told_total WHERE total = $1 ORDER BY quarter', [name]);
}

/** What the counter asks of an owner of records that leave as totals alone. */
export interface TotalsAsk {
  readonly totals: readonly string[];
}

export interface DeliveredTotals {
  readonly totals: readonly { readonly name: string; readonly quarters: readonly QuarterTotal[] }[];
  /** For the core, and sealed for it: of which categories they are. */
  readonly word: string;
}

/** Totals that an owner delivers, and how they are read. */
export interface Totals {
  readonly all: readonly Total[];
  quartersOf(total: Total): Promise<QuarterTotal[]>;
}

export const NO_TOTALS: Totals = { all: [], quartersOf: () => Promise.resolve([]) };

/** Those of these names, and of which categories they are. */
export async function deliveredTotals(
  names: readonly string[],
  { all, quartersOf }: Totals,
): Promise<{ totals: DeliveredTotals['totals']; categories: DataCategory[] }> {
  const asked = names.map((name) => {
    const total = all.find((each) => each.name === name);
    if (!total) throw new BadUserInput('totals', 'this owner has no such total');
    return total;
  });
  const totals = await Promise.all(
    asked.map(async (total) => ({ name: total.name, quarters: await quartersOf(total) })),
  );
  return { totals, categories: [...new Set(asked.flatMap(({ categories }) => categories))] };
}
