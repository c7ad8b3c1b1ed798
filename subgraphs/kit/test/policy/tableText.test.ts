import { tableText } from '../../cli/policy/tableText';
import { table } from './tables';

describe('a table in a terminal', () => {
  it('has a line for each cell, with numbers to the right and marks in words', () => {
    expect(tableText(table()).split('\n').slice(5, 10)).toEqual([
      '  housing-status at 30  people        of them           share',
      '  HOMELESS               1,200             63          0.0525',
      '  PERMANENT             hidden         hidden          hidden',
      '  OTHER                      0              0',
      '  all                    1,215  not collected  did not report',
    ]);
  });

  it('says what it is about, whom it leaves out, what marks mean, and where numbers come from', () => {
    const text = tableText(table({ agreement: 'agreement-7' }));
    for (const line of [
      'Diverted people who were enrolled within 30 days, 2025-01-01 to 2025-12-31',
      'race: WHITE or MULTIPLE',
      'hidden: kept back to protect people, and no sign of how many',
      'sources, as of 2026-06-20',
      'participants: enrolment, referral',
      'housing: living-situation (did not report)',
      'cell-key-1; counts of 1 to 10 hidden',
      'agreement-7',
    ])
      expect(text).toContain(line);
  });

  it('does not steer the terminal', () => {
    expect(tableText(table({ title: 'a\u001b[2Jb' }))).not.toContain('\u001b');
  });
});
