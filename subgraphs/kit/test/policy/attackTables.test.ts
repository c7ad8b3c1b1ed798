import { attackTables, attackText, workedOut } from '../../cli/policy/attackTables';
import type { Cell, Shown, Table } from '../../cli/policy/table';
import { cell, mark, number, table, ZERO } from './tables';

const HIDDEN = mark('HIDDEN');
const CODES = ['HOMELESS', 'PERMANENT', 'OTHER'];
const METHOD = { ...table().method, weightVariance: 0.5 };

const asked = (filters: object[] = []): string =>
  JSON.stringify({ index: { which: 'FIRST' }, count: { kind: 'PEOPLE' }, by: [], filters });

function by(cells: readonly (readonly [string | null, Shown])[], question = asked()): Table {
  const only = cells.map(([code, all]): Cell => ({ ...cell(code, all, all, null), part: null }));
  return table({
    question,
    cells: only,
    method: METHOD,
    dimensions: [{ name: 'housing', description: '', at: null, codes: CODES }],
  });
}

/** The people of some codes, as one number. */
function filtered(codes: readonly string[], all: Shown): Table {
  const question = asked([{ dimension: 'housing', codes }]);
  return table({
    question,
    method: METHOD,
    dimensions: [],
    cells: [{ ...cell(null, all, all, null), codes: [], part: null }],
  });
}

describe('an attack on tables', () => {
  it('works out a cell that is hidden by itself, where numbers are true', async () => {
    const alone = by([
      ['HOMELESS', number(40)],
      ['PERMANENT', HIDDEN],
      ['OTHER', ZERO],
      [null, number(47)],
    ]);
    const [found] = workedOut(await attackTables([alone]));
    expect(found).toMatchObject({ number: 'all', codes: { housing: ['PERMANENT'] }, atFaceValue: { low: 7, high: 7 } });
    expect(found!.asExplained!.low).toBeLessThan(found!.asExplained!.high);
    expect(attackText([found!], 1)).toContain('✖ of 1 hidden numbers 1 can be worked out');
  });

  it('works out from two tables what neither gives away', async () => {
    const two = by([
      ['HOMELESS', number(40)],
      ['PERMANENT', HIDDEN],
      ['OTHER', HIDDEN],
      [null, number(60)],
    ]);
    expect(workedOut(await attackTables([two]))).toEqual([]);
    const other = filtered(['HOMELESS', 'OTHER'], number(51));
    const found = workedOut(await attackTables([two, other]));
    expect(found.map(({ codes, atFaceValue }) => [codes.housing, atFaceValue!.low])).toEqual([
      [['PERMANENT'], 9],
      [['OTHER'], 11],
    ]);
  });

  it('finds nothing where numbers do not add up, as altered ones do not', async () => {
    const altered = by([
      ['HOMELESS', number(62)],
      ['PERMANENT', HIDDEN],
      ['OTHER', HIDDEN],
      [null, number(60)],
    ]);
    const attacked = await attackTables([altered]);
    expect(workedOut(attacked)).toEqual([]);
    expect(attackText(attacked, 1)).toMatch(/housing: PERMANENT +cannot all be true +0 to \d+\n/);
  });

  it('takes the people of a filter for some of all', async () => {
    const attacked = await attackTables([filtered(['HOMELESS'], number(40)), filtered(['PERMANENT'], HIDDEN)]);
    expect(attacked).toMatchObject([{ codes: { housing: ['PERMANENT'] }, atFaceValue: { low: 0, high: Infinity } }]);
  });

  it('refuses tables of different questions', async () => {
    const other = { ...by([[null, number(60)]]), id: 'other', question: asked().replace('FIRST', 'LAST') };
    await expect(attackTables([by([[null, number(60)]]), other])).rejects.toThrow(/`other` are of different questions/);
  });
});
