import type { Figures, Growth, Size } from './growth';
import { QUANTITIES } from './growth';
import { plotOf } from './plot';
import { steepnessOf } from './steepness';
import { growthTable } from './table';

const ROUNDS = [1, 2, 3];

function size(input: number, figures: Partial<Record<keyof Figures, number>>, refused = 0): Size {
  const each = (value: number) => ROUNDS.map(() => value);
  const all = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, each(figures[quantity] ?? 1)]));
  return { input, figures: all as unknown as Figures, refused: each(refused), pages: 1 };
}

const steepnessIn = (what: keyof Figures, sizes: readonly Size[]) =>
  steepnessOf(sizes).find((each) => each.what === what)!;

describe('how steeply a cost grows', () => {
  it('is told by its steepest step', () => {
    const sizes = [size(1, { 'CPU ms': 10 }), size(10, { 'CPU ms': 10 }), size(100, { 'CPU ms': 100 })];
    const { steepest, met } = steepnessIn('CPU ms', sizes);
    expect(steepest!.exponent.median).toBeCloseTo(1);
    expect(steepest).toMatchObject({ from: 10, to: 100 });
    expect(met).toBe(true);
  });

  it('misses its goal where it grows faster than the input (sabotaged)', () => {
    const sizes = [size(1, { 'CPU ms': 1 }), size(10, { 'CPU ms': 100 })];
    expect(steepnessIn('CPU ms', sizes)).toMatchObject({ met: false });
  });

  it('misses its goal where the statements are not the same (sabotaged)', () => {
    const constant = [size(1, { 'SQL statements': 15 }), size(10, { 'SQL statements': 15 })];
    expect(steepnessIn('SQL statements', constant)).toMatchObject({ met: true });
    const more = [size(1, { 'SQL statements': 15 }), size(10, { 'SQL statements': 15.1 })];
    expect(steepnessIn('SQL statements', more)).toMatchObject({ met: false });
  });

  it('is not told by what was refused', () => {
    const sizes = [size(1, { 'p50 ms': 1 }), size(10, { 'p50 ms': 2 }), size(20, { 'p50 ms': 1_000 }, 30)];
    expect(steepnessIn('p50 ms', sizes)).toMatchObject({ steepest: { from: 1, to: 10 }, met: true });
  });

  it('is not shown where all but one size is refused', () => {
    const sizes = [size(1, {}), size(10, {}, 30)];
    expect(steepnessOf(sizes).map(({ met }) => met)).toEqual([false, false, false, false]);
  });
});

describe('a growth', () => {
  const sizes = [size(1, { 'CPU ms': 10 }), size(10, { 'CPU ms': 20 }, 2), size(100, {}, 100)];
  const growth: Growth = { size: 'of something', input: 'things', sizes, verdicts: steepnessOf(sizes) };

  it('is a table with a row for each size', () => {
    const rows = growthTable(growth)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(2 + sizes.length);
    expect(rows[0]).toMatch(/things .* CPU ms .* refused, per cent/);
  });

  it('is drawn with titled axes; what was refused is said and not drawn', () => {
    const drawn = plotOf(growth, 'What things cost');
    expect(drawn).toContain('>things</text>');
    expect(drawn).toContain('>milliseconds per request</text>');
    expect(drawn).toContain('prefers-color-scheme: dark');
    expect(drawn.match(/>refused<\/text>/g)).toHaveLength(1);
    expect(drawn.match(/<circle class="cpu( refused)?"/g)).toEqual([
      '<circle class="cpu"',
      '<circle class="cpu refused"',
    ]);
    expect(drawn).not.toMatch(/NaN|Infinity/);
  });

  it('can be drawn where everything was refused', () => {
    const refused = [size(10, {}, 100), size(100, {}, 100)];
    expect(plotOf({ ...growth, sizes: refused }, 'Nothing')).not.toMatch(/NaN|Infinity/);
  });
});
