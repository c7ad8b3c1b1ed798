import { absences } from '../../src/disclosure/absent';
import { linesOf } from '../../src/disclosure/line';
import type { TrueCell } from '../../src/disclosure/trueCell';
import { cell, people } from './people';

const cells = (absent: TrueCell['absent']): TrueCell[] => [
  cell(['west', 'housed'], people(20)),
  { ...cell(['west', 'not known'], []), absent },
  cell(['west', null], people(20)),
  cell(['east', 'housed'], people(30, 50)),
  cell(['east', 'not known'], people(12, 90)),
  cell(['east', null], people(42, 50)),
  cell([null, null], people(62)),
  cell([null, 'housed'], people(50)),
  cell([null, 'not known'], people(12, 90)),
];

describe('a cell an agency did not report', () => {
  it('leaves no smaller total: none above it is reported either', () => {
    const all = cells('DID_NOT_REPORT');
    const found = absences(all, linesOf(all));
    expect(found.flatMap((absent, place) => (absent ? [all[place]!.codes] : []))).toEqual([
      ['west', 'not known'],
      ['west', null],
      [null, null],
      [null, 'not known'],
    ]);
  });

  it('is another thing than one nobody keeps, which totals do without', () => {
    const all = cells('NOT_COLLECTED');
    expect(absences(all, linesOf(all)).filter((absent) => absent)).toEqual(['NOT_COLLECTED']);
  });
});
