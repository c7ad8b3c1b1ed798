import { boundsOf, type Known, type Row } from '@lead-graph/policy/disclosure';
import { type Cut, type Told, within } from './defender';
import { CODES } from './population';

/** Every combination of codes: whatever is told of a cut is told of the sum of its atoms. */
export const ATOMS: readonly (readonly number[])[] = CODES.reduce<number[][]>(
  (atoms, codes) => atoms.flatMap((atom) => Array.from({ length: codes }, (_, code) => [...atom, code])),
  [[]],
);

/** Between what a number that was told may truly lie. */
export type Reading = (told: number) => { readonly low: number; readonly high: number };

/** As if numbers were true. */
export const AT_FACE_VALUE: Reading = (told) => ({ low: told, high: told });

/**
 * As somebody reads them who has read how they are altered: the noise is at most 8, the weights' deviation nearly never
 * five times its usual size, and the number may be that of a set with 15 people more or fewer.
 */
export const AS_EXPLAINED: Reading = (told) => {
  const slack = 8 + 1 + 15 + 5 * Math.sqrt((told + 40) / 2);
  return { low: Math.max(11, told - slack), high: told + slack };
};

/** What follows for each target from everything told, as whole numbers; null where what was told cannot all be true. */
export function follows(
  told: readonly Told[],
  targets: readonly Cut[],
  reading: Reading,
): Promise<({ readonly low: number; readonly high: number } | null)[]> {
  return boundsOf(knownOf(told, reading), (bounds) =>
    targets.map((target) => {
      const sum = new Map(atomsOf(target).map((atom) => [atom, 1]));
      const [least, greatest] = [bounds.least(sum), bounds.greatest(sum)];
      return least && greatest && { low: Math.ceil(least.value - 1e-4), high: Math.floor(greatest.value + 1e-4) };
    }),
  );
}

function knownOf(told: readonly Told[], reading: Reading): Known {
  const zeros = new Set(told.flatMap(({ cut, released }) => (released === 'ZERO' ? atomsOf(cut) : [])));
  const rows = new Map<string, Row>();
  for (const { cut, released } of told) {
    if (typeof released !== 'number') continue;
    const columns = atomsOf(cut).filter((atom) => !zeros.has(atom));
    const { low, high } = reading(released);
    const key = columns.join();
    const before = rows.get(key);
    rows.set(key, {
      columns,
      factors: columns.map(() => 1),
      low: Math.max(low, before?.low ?? 0),
      high: Math.min(high, before?.high ?? Infinity),
    });
  }
  return {
    lows: ATOMS.map(() => 0),
    highs: ATOMS.map((_, atom) => (zeros.has(atom) ? 0 : Infinity)),
    rows: [...rows.values()],
  };
}

export function atomsOf(cut: Cut): number[] {
  return ATOMS.flatMap((codes, atom) => (within(codes, cut) ? [atom] : []));
}
