import { boundsOf, type Row } from '@lead-graph/policy/disclosure';
import type { Campaign } from './campaign';
import type { Guessed } from './differencing';
import { ATOMS } from './population';
import { blind } from './target';

/** Guesses every target from the people, by all their codes, from whom all that was told differs the least. */
export async function byBestFit({ tables, targets }: Campaign): Promise<Guessed> {
  const told = tables.flat().flatMap(({ cut, released }) => {
    if (typeof released === 'number') return [{ atoms: ATOMS.of(cut), number: released }];
    return released === 'ZERO' ? [{ atoms: ATOMS.of(cut), number: 0 }] : [];
  });
  const fitted = await fit(told);
  const right = targets.filter(({ cut, people }) => {
    const estimate = ATOMS.of(cut).reduce((sum, atom) => sum + fitted[atom]!, 0);
    return Math.min(10, Math.max(1, Math.round(estimate))) === people;
  });
  return { right: right.length / targets.length, blind: blind(targets) };
}

interface Sum {
  readonly atoms: readonly number[];
  readonly number: number;
}

/** Each row may be missed by an excess or a want, of which the sum is the least. */
function fit(told: readonly Sum[]): Promise<Float64Array> {
  const columns = ATOMS.count + 2 * told.length;
  const rows: Row[] = told.map(({ atoms, number }, row) => ({
    columns: [...atoms, ATOMS.count + 2 * row, ATOMS.count + 2 * row + 1],
    factors: [...atoms.map(() => 1), 1, -1],
    low: number,
    high: number,
  }));
  const missed = new Map(Array.from({ length: 2 * told.length }, (_, each) => [ATOMS.count + each, 1]));
  const known = { lows: Array<number>(columns).fill(0), highs: Array<number>(columns).fill(Infinity), rows };
  return boundsOf(known, (bounds) => bounds.least(missed)!.columns);
}
