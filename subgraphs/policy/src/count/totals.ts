import { type Counting, type DeliveredTotals, type QuarterTotal, readFrame, type TotalsAsk } from '@lead-graph/kit';
import { Forbidden, LeadError } from '@lead-graph/schema';
import { ask, type Asker, CORE } from './owners';

/** By name of the total. */
export type Delivered = ReadonlyMap<string, readonly QuarterTotal[]>;

/** What an owner delivers, where the core says that law lets it leave; null where the owner does not answer. */
export async function deliveredBy(
  owner: string,
  names: readonly string[],
  asker: Asker,
  counting: Counting,
): Promise<Delivered | null> {
  try {
    const answer = await ask(
      owner,
      { totals: names } satisfies TotalsAsk,
      [],
      { ...asker, authorization: null },
      counting,
    );
    const { header } = readFrame<DeliveredTotals>(answer);
    await assertMayLeave(owner, header.word, asker, counting);
    return new Map(header.totals.map(({ name, quarters }) => [name, quarters.filter(isQuarter)]));
  } catch (error) {
    if (error instanceof LeadError && error.code === 'SUBGRAPH_UNAVAILABLE' && error.extensions.service === owner)
      return null;
    throw error;
  }
}

async function assertMayLeave(owner: string, word: string, asker: Asker, counting: Counting): Promise<void> {
  const about = {
    agreements: asker.agreements,
    study: null,
    columns: [],
    mustHaveFirst: false,
    masked: [],
    orders: [],
  };
  const answer = await ask(CORE, { ...about, totals: [{ agency: owner, word }] }, [], asker, counting);
  if (readFrame<{ totals: boolean }>(answer).header.totals !== true)
    throw new Forbidden('law and agreements let no total of these records leave');
}

/** An owner may write what it likes. */
function isQuarter({ quarter, people }: QuarterTotal): boolean {
  return /^\d{4}-Q[1-4]$/.test(quarter) && (people === null || (Number.isSafeInteger(people) && people > 0));
}
