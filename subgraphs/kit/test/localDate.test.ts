import { Kind } from 'graphql';
import { LocalDate } from '../src/localDate';

describe('a day', () => {
  it('leaves as the database gave it', () => {
    expect(LocalDate.serialize('2026-02-28')).toBe('2026-02-28');
  });

  it.each(['2026-02-30', '2026-2-3', '28.02.2026', ''])(
    'that a caller gives is one of the calendar, and not %j',
    (day) => {
      expect(() => LocalDate.parseValue(day)).toThrow(/LocalDate/);
      expect(() => LocalDate.parseLiteral({ kind: Kind.STRING, value: day })).toThrow(/LocalDate/);
    },
  );

  it('that a caller gives is taken as it is', () => {
    expect(LocalDate.parseValue('2026-02-28')).toBe('2026-02-28');
  });
});
