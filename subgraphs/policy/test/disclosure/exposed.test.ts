import type { Hiding } from '../../src/disclosure/complement';
import { exposed } from '../../src/disclosure/exposed';
import { linesOf } from '../../src/disclosure/line';

const SIDE = 3;
const OPEN = { low: 1, high: 4 };
const places = Array.from({ length: SIDE * SIDE }, (_, place) => place);

/** Nine cells of 0 to 5 with the totals of rows and columns, about half of the cells hidden. */
function drawn(seed: number): { table: Hiding; hidden: boolean[] } {
  let state = Math.imul(seed, 0x9e3779b1);
  const below = (many: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return (state >>> 8) % many;
  };
  const inner = places.map(() => below(6));
  const codes: (string | null)[][] = places.map((place) => [`${Math.floor(place / SIDE)}`, `${place % SIDE}`]);
  const sides = [0, 1, 2].flatMap((code): (string | null)[][] => [
    [`${code}`, null],
    [null, `${code}`],
  ]);
  const totals = sides.map((side) =>
    inner.reduce((sum, value, place) => sum + (inSide(codes[place]!, side) ? value : 0), 0),
  );
  const hidden = [...places.map(() => below(2) === 0), ...sides.map(() => false)];
  const values = [...inner, ...totals];
  const lines = linesOf([...codes, ...sides].map((each) => ({ codes: each })));
  const open = values.map((_, place) => (hidden[place] ? OPEN : null));
  return { table: { values, atMost: values.map(() => Infinity), lines, open }, hidden };
}

function inSide(codes: readonly (string | null)[], side: readonly (string | null)[]): boolean {
  return side.every((code, at) => code === null || code === codes[at]);
}

/** The slow way: every filling of the hidden cells that comes to the same totals. */
function byTrying({ values, lines, open }: Hiding, hidden: readonly boolean[]): number[] {
  const fillings: number[][] = [];
  const most = (place: number): number =>
    Math.min(...lines.filter(({ members }) => members.includes(place)).map(({ total }) => values[total]!));
  const fill = (filled: number[], place: number): void => {
    const over = lines.some(
      ({ total, members }) => members.reduce((sum, each) => sum + (filled[each] ?? 0), 0) > values[total]!,
    );
    if (over) return;
    if (place < places.length) {
      const tries = hidden[place] ? Array.from({ length: most(place) + 1 }, (_, value) => value) : [values[place]!];
      for (const value of tries) fill([...filled, value], place + 1);
    } else if (
      lines.every(({ total, members }) => members.reduce((sum, each) => sum + filled[each]!, 0) === values[total])
    ) {
      fillings.push(filled);
    }
  };
  fill([], 0);
  return places.filter((place) => {
    const all = fillings.map((filling) => filling[place]!);
    return open[place] && (Math.min(...all) > OPEN.low || Math.max(...all) < OPEN.high);
  });
}

describe('the audit of a table', () => {
  it('finds the cells that trying every filling finds, of 30 tables', async () => {
    const sizes = new Set<number>();
    for (let seed = 1; seed <= 30; seed += 1) {
      const { table, hidden } = drawn(seed);
      const found = await exposed(table, hidden);
      expect(found).toEqual(byTrying(table, hidden));
      sizes.add(found.length);
    }
    expect(sizes.size).toBeGreaterThan(2);
  });
});
