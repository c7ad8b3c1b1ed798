import type { Cell, Shown, Table } from '../../cli/policy/table';

export const number = (value: number): Shown => ({ value, mark: null });
export const ZERO: Shown = { value: 0, mark: 'ZERO' };
export const mark = (name: 'HIDDEN' | 'NOT_COLLECTED' | 'DID_NOT_REPORT'): Shown => ({ value: null, mark: name });

export const cell = (code: string | null, all: Shown, part: Shown, share: Shown | null): Cell => ({
  codes: [code],
  all,
  part,
  share,
  later: null,
  relativeRate: null,
  medianDays: null,
  events: null,
  eventsAfter: null,
  perPersonYear: null,
});

export const table = (change: Partial<Table> = {}): Table => ({
  id: '5eed0000-0000-4000-8000-00000000a001',
  title: 'Diverted people who were enrolled within 30 days, 2025-01-01 to 2025-12-31',
  universe: 'people with an arrest diversion in the period, from their first',
  definition: 'those enrolled within 30 days of it, of all of them',
  question: JSON.stringify({
    index: { which: 'FIRST' },
    count: { kind: 'SHARE' },
    filters: [{ dimension: 'race', codes: ['WHITE', 'MULTIPLE'] }],
  }),
  asOf: '2026-06-20',
  askedAt: '2026-06-20T20:00:00.000Z',
  agreement: null,
  notes: ['West Precinct is the catchment `spd-west`.'],
  dimensions: [
    { name: 'housing-status', description: 'Where they sleep.', at: 30, codes: ['HOMELESS', 'PERMANENT', 'OTHER'] },
  ],
  sources: [
    { agency: 'participants', facts: ['enrolment', 'referral'], reported: true },
    { agency: 'housing', facts: ['living-situation'], reported: false },
  ],
  cells: [
    cell('HOMELESS', number(1200), number(63), number(0.0525)),
    cell('PERMANENT', mark('HIDDEN'), mark('HIDDEN'), mark('HIDDEN')),
    cell('OTHER', ZERO, ZERO, null),
    cell(null, number(1215), mark('NOT_COLLECTED'), mark('DID_NOT_REPORT')),
  ],
  method: {
    version: 'cell-key-1',
    threshold: 10,
    noiseVariance: 4,
    weightVariance: 0.02,
    rounding: 1,
    legend: ['Every number is altered.'],
  },
  ...change,
});
