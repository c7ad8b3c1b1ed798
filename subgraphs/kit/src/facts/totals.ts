import type { DataCategory } from '@lead-graph/schema';
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
