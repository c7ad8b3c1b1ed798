import { boundsOf, type Known, type Row } from './linearProgram';
import type { Released } from './mark';

/** People with one of these codes in each dimension that is named, both by place; those of an empty cut are all. */
export type Cut = readonly { readonly dimension: number; readonly codes: readonly number[] }[];

/** What anybody can read off an answer: the people of a cut are `released`. */
export interface Told {
  readonly cut: Cut;
  readonly released: Released;
}

/** Between what a number that was told may truly lie. */
export type Reading = (told: number) => Between;

export interface Between {
  readonly low: number;
  readonly high: number;
}

/** Every combination of a code of each dimension: whatever is told of a cut is told of the sum of its atoms. */
export class Atoms {
  private readonly all: readonly (readonly number[])[];

  /** `codes`: how many each dimension has. */
  constructor(codes: readonly number[]) {
    this.all = codes.reduce<number[][]>(
      (atoms, count) => atoms.flatMap((atom) => Array.from({ length: count }, (_, code) => [...atom, code])),
      [[]],
    );
  }

  get count(): number {
    return this.all.length;
  }

  of(cut: Cut): number[] {
    return this.all.flatMap((codes, atom) => (within(codes, cut) ? [atom] : []));
  }
}

export function within(codes: readonly number[], cut: Cut): boolean {
  return cut.every((asked) => asked.codes.includes(codes[asked.dimension]!));
}

/** What follows for each target from everything told, as whole numbers; null where what was told cannot all be true. */
export function follows(
  atoms: Atoms,
  told: readonly Told[],
  targets: readonly Cut[],
  reading: Reading,
): Promise<(Between | null)[]> {
  return boundsOf(knownOf(atoms, told, reading), (bounds) =>
    targets.map((target) => {
      const sum = new Map(atoms.of(target).map((atom) => [atom, 1]));
      const [least, greatest] = [bounds.least(sum), bounds.greatest(sum)];
      return (
        least &&
        greatest && { low: Math.max(0, Math.ceil(least.value - 1e-4)), high: Math.floor(greatest.value + 1e-4) }
      );
    }),
  );
}

function knownOf(atoms: Atoms, told: readonly Told[], reading: Reading): Known {
  const zeros = new Set(told.flatMap(({ cut, released }) => (released === 'ZERO' ? atoms.of(cut) : [])));
  const rows = new Map<string, Row>();
  for (const { cut, released } of told) {
    if (typeof released !== 'number') continue;
    const columns = atoms.of(cut).filter((atom) => !zeros.has(atom));
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
  const each = Array.from({ length: atoms.count }, (_, atom) => atom);
  return {
    lows: each.map(() => 0),
    highs: each.map((atom) => (zeros.has(atom) ? 0 : Infinity)),
    rows: [...rows.values()],
  };
}
