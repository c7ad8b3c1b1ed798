import { complement, type Hiding } from '../../src/disclosure/complement';
import { exposed } from '../../src/disclosure/exposed';
import { linesOf } from '../../src/disclosure/line';
import { tooFew } from '../../src/disclosure/threshold';

const THRESHOLD = 10;

/** A table of so many rows and columns with all totals; sizes are drawn, many of them small. */
function drawn(rows: number, columns: number, seed: number): Hiding {
  let state = seed;
  const draw = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
  const inner = Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(80 * draw() ** 3)));
  const codes: (string | null)[][] = [];
  const values: number[] = [];
  const put = (row: string | null, column: string | null, value: number): void => {
    codes.push([row, column]);
    values.push(value);
  };
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  inner.forEach((cells, row) => {
    for (const [column, value] of cells.entries()) put(`r${row}`, `c${column}`, value);
    put(`r${row}`, null, sum(cells));
  });
  for (let column = 0; column < columns; column += 1)
    put(null, `c${column}`, sum(inner.map((cells) => cells[column]!)));
  put(null, null, sum(inner.flat()));
  return {
    values,
    atMost: values.map(() => Infinity),
    lines: linesOf(codes.map((each) => ({ codes: each }))),
    open: values.map((value) => (tooFew(value, THRESHOLD) ? { low: 1, high: THRESHOLD } : null)),
  };
}

const small = (table: Hiding): boolean[] => table.open.map((open) => open !== null);

describe('complementary suppression', () => {
  it.each([1, 2, 3, 4, 5, 6])('leaves no small cell of table %i to be worked out', async (seed) => {
    const table = drawn(7, 6, seed);
    const hidden = await complement(table, small(table));
    expect(await exposed(table, hidden)).toEqual([]);
    expect(small(table).every((each, place) => !each || hidden[place])).toBe(true);
  });

  it('is needed: the threshold alone leaves some', async () => {
    const left = await Promise.all([1, 2, 3].map((seed) => exposed(drawn(7, 6, seed), small(drawn(7, 6, seed)))));
    expect(left.every((places) => places.length > 0)).toBe(true);
  });

  it('leaves most numbers of a table with few small cells', async () => {
    const table = drawn(5, 4, 3);
    const roomy = { ...table, values: table.values.map((value, place) => (place === 0 ? 4 : value + 200)) };
    const values = withTotals(roomy, 5, 4);
    const open = values.map((value) => (tooFew(value, THRESHOLD) ? { low: 1, high: THRESHOLD } : null));
    const hidden = await complement(
      { ...roomy, values, open },
      open.map((each) => each !== null),
    );
    expect(hidden.filter((each) => each)).toHaveLength(4);
  });

  it('audits 440 cells in seconds', async () => {
    const table = drawn(21, 19, 4);
    const began = performance.now();
    const hidden = await complement(table, small(table));
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await exposed(table, hidden)).toEqual([]);
  });

  it('hides every total above a hidden cell of a table too large to audit', async () => {
    const table = drawn(26, 24, 5);
    const hidden = await complement(table, small(table));
    for (const { total, members } of table.lines) expect(hidden[total]).toBe(members.some((place) => hidden[place]));
  });

  it('leaves a part open up to its group only', async () => {
    const lines = [{ total: 2, members: [0, 1] }];
    const table = { values: [4, 12, 16], atMost: [30, 12, 45], lines, open: [{ low: 1, high: 10 }, null, null] };
    expect(await exposed(table, [true, true, false])).toEqual([0]); // the other is at most 12, so this is at least 4
    expect(await exposed(table, [true, true, true])).toEqual([]);
    expect(await complement(table, [true, false, false])).toEqual([true, true, true]);
  });

  it('reckons with people who are in several cells of a line', async () => {
    const table = {
      values: [4, 60, 60],
      atMost: [Infinity, Infinity, Infinity],
      lines: [{ total: 2, members: [0, 1] }],
      open: [{ low: 1, high: 10 }, null, null],
    };
    expect(await exposed(table, [true, false, false])).toEqual([]);
  });
});

/** Totals made true again, cells in the order of `drawn`. */
function withTotals({ values }: Hiding, rows: number, columns: number): number[] {
  const inner = Array.from({ length: rows }, (_, row) =>
    values.slice(row * (columns + 1), row * (columns + 1) + columns),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const foot = Array.from({ length: columns }, (_, column) => sum(inner.map((cells) => cells[column]!)));
  return [...inner.flatMap((cells) => [...cells, sum(cells)]), ...foot, sum(foot)];
}
