import 'reflect-metadata';
import { MEASURES } from '../../src/measures';
import type { Worded } from '../../src/table/answerQuestion';
import { cellOf } from '../../src/table/cellOf';
import type { PolicyCell } from '../../src/table/policyTable';
import { withRelativeRates } from '../../src/table/relativeRates';
import type { Released } from '../../src/disclosure/mark';

const measure = MEASURES.find(({ name }) => name === 'found-ineligible')!;
const asked = (...by: string[]): Worded => ({
  asked: {
    ...measure.asked,
    index: { ...measure.asked.index, from: '2026-01-01', to: '2026-12-31' },
    by: by.map((dimension) => ({ dimension })),
    filters: [],
  },
  measure,
  agreement: null,
});

const cell = (codes: (string | null)[], all: Released, part: Released): PolicyCell => cellOf({ codes, all, part });

const rates = (cells: PolicyCell[], ...by: string[]) =>
  withRelativeRates(cells, asked(...by)).map(({ relativeRate }) => relativeRate?.mark ?? relativeRate?.value ?? null);

describe('a relative rate', () => {
  it('is a share divided by that of the group, and of a total there is none', () => {
    const cells = [cell(['ASIAN'], 100, 30), cell(['WHITE'], 100, 20), cell([null], 200, 50)];
    expect(rates(cells, 'race')).toEqual([1.5, 1, null]);
  });

  it('is held against the group where all else is alike', () => {
    const cells = [
      cell(['X', 'ASIAN'], 100, 10),
      cell(['X', 'WHITE'], 100, 40),
      cell(['MALE', 'ASIAN'], 100, 10),
      cell(['MALE', 'WHITE'], 100, 20),
      cell([null, 'ASIAN'], 200, 20),
      cell([null, 'WHITE'], 200, 60),
    ];
    expect(rates(cells, 'sex', 'race')).toEqual([0.25, 1, 0.5, 1, 0.3333, 1]);
  });

  it('is hidden where one of the shares is', () => {
    expect(rates([cell(['ASIAN'], 100, 'HIDDEN'), cell(['WHITE'], 100, 20)], 'race')).toEqual(['HIDDEN', 1]);
    expect(rates([cell(['ASIAN'], 100, 30), cell(['WHITE'], 100, 'HIDDEN')], 'race')).toEqual(['HIDDEN', 'HIDDEN']);
  });

  it('is not, where there is nothing to divide by', () => {
    expect(rates([cell(['ASIAN'], 100, 30), cell(['WHITE'], 100, 'ZERO')], 'race')).toEqual([null, null]);
    expect(rates([cell(['ASIAN'], 'ZERO', 'ZERO'), cell(['WHITE'], 100, 20)], 'race')).toEqual([null, 1]);
  });

  it('is not, where the table is not divided by the group', () => {
    expect(rates([cell(['MALE'], 100, 30), cell([null], 100, 30)], 'sex')).toEqual([null, null]);
  });
});
