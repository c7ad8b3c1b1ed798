import { dayIn, instantIn, localMidnight, yearsAfter } from '../../cli/scenarios/instants';

describe('a day', () => {
  it.each(['2026-02-28', '2028-02-29', '0001-01-01'])('%s is one', (day) => {
    expect(dayIn(day)).toBe(day);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '2026-01-01T00:00:00Z', 20260101, null])(
    '%s is none',
    (day) => {
      expect(dayIn(day)).toBeNull();
    },
  );
});

describe('an instant', () => {
  it.each([
    ['2026-06-10T09:00:00Z', Date.UTC(2026, 5, 10, 9)],
    ['2026-06-10T09:00Z', Date.UTC(2026, 5, 10, 9)],
    ['2026-06-10T09:00:00.250Z', Date.UTC(2026, 5, 10, 9, 0, 0, 250)],
    ['2026-06-10T09:00:00-07:00', Date.UTC(2026, 5, 10, 16)],
    ['2026-06-10', Date.UTC(2026, 5, 10)],
  ])('%s is read to the millisecond', (text, at) => {
    expect(instantIn(text)).toBe(at);
  });

  it.each(['2026-06-10T09:00:00', '2026-06-31T09:00:00Z', '2026-06-10T24:00:00Z', '2026-06-10 09:00:00Z', 'now', 0])(
    '%s is none',
    (text) => {
      expect(instantIn(text)).toBeNull();
    },
  );
});

describe('a day where the program is', () => {
  it.each([
    ['2026-01-15', '2026-01-15T08:00:00Z'],
    ['2026-06-10', '2026-06-10T07:00:00Z'],
    ['2026-03-08', '2026-03-08T08:00:00Z'],
    ['2026-03-09', '2026-03-09T07:00:00Z'],
    ['2026-11-01', '2026-11-01T07:00:00Z'],
    ['2026-11-02', '2026-11-02T08:00:00Z'],
  ])('%s begins at %s, clocks put forward or back', (day, begins) => {
    expect(localMidnight(day)).toBe(Date.parse(begins));
  });

  it('has its anniversary on the same day, or on the last of the month', () => {
    expect(yearsAfter('2008-06-10', 18)).toBe('2026-06-10');
    expect(yearsAfter('2008-02-29', 13)).toBe('2021-02-28');
    expect(yearsAfter('2008-02-29', 20)).toBe('2028-02-29');
  });
});
