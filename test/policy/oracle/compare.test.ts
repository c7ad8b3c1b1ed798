import type { Cell } from './cells';
import { difference } from './compare';

const cell: Cell = { by: ['YES'], people: 3, units: 4, part: 2 };

describe('two tables', () => {
  it.each<[string, Cell[], string | null]>([
    ['the same', [{ ...cell }], null],
    ['with a cell of nobody', [cell, { by: ['NO'], people: 0, units: 0 }], null],
    ['of which one counts more', [{ ...cell, partPeople: 1 }], null],
    ['with another count', [{ ...cell, part: 1 }], '["YES"]: part 2 but 1'],
    ['without the cell', [], '["YES"]: 4 units but 0'],
    ['with another cell', [cell, { ...cell, by: ['NO'] }], '["NO"]: 0 units but 4'],
    ['with another code', [{ ...cell, by: [null] }], '["YES"]: 4 units but 0'],
  ])('%s', (_, other, expected) => {
    expect(difference([cell], other)).toBe(expected);
  });
});
