import 'reflect-metadata';
import { FACTS } from '../../src/facts';
import { beforeAfter, each, events, first, PEOPLE, rate, share, there } from '../../src/measures/words';
import { type Asked, dayOf, understood } from '../../src/question/understood';

const PERIOD = { from: '2026-01-01', to: '2026-12-31' };
const asked = (change: Partial<Asked> = {}): Asked => ({
  index: { ...first('referral'), ...PERIOD },
  cohort: [],
  count: PEOPLE,
  by: [],
  filters: [],
  ...change,
});

const refused = (change: Partial<Asked>): string => {
  try {
    understood(asked(change), FACTS);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe('a question', () => {
  it('is read with its days counted from 1970 and its dimensions by their kind', () => {
    const question = understood(
      asked({
        index: { ...each('arrest', { booked: ['YES'] }), ...PERIOD },
        by: [{ dimension: 'index.police' }, { dimension: 'housing-status', at: 30 }, { dimension: 'race' }],
        filters: [{ dimension: 'engagement', codes: ['ACTIVE', 'NOT_KNOWN'] }],
      }),
      FACTS,
    );
    expect(question).toMatchObject({
      index: {
        fact: 'arrest',
        where: { booked: ['YES'] },
        which: 'EACH',
        from: dayOf('2026-01-01'),
        to: dayOf('2026-12-31'),
      },
      by: [
        { kind: 'INDEX', attribute: 'police' },
        { kind: 'STATE', fact: 'living-situation', attribute: 'kind', at: 30 },
        { kind: 'LAST', fact: 'person', attribute: 'race' },
      ],
      filters: [{ dimension: { kind: 'STATE', fact: 'engagement', at: 0 }, codes: ['ACTIVE', 'NOT_KNOWN'] }],
    });
  });

  it('has limits, and says which one was passed', () => {
    const condition = there(0, 30, 'arrest');
    expect(refused({ cohort: Array.from({ length: 13 }, () => condition) })).toBe('`cohort`: at most 12 conditions');
    expect(refused({ cohort: [there(0, 4_000, 'arrest')] })).toContain('a window reaches at most 3653 days');
    expect(refused({ count: beforeAfter(0, 'arrest') })).toContain('the window ends before it begins');
    expect(refused({ index: { ...first('referral'), from: '2000-01-01', to: '2026-01-01' } })).toContain(
      '`index.to`: the period is longer than 4018 days',
    );
    const four = ['race', 'sex', 'route', 'year'].map((dimension) => ({ dimension }));
    expect(refused({ by: four })).toBe('`by`: at most 3 dimensions');
    expect(refused({ by: [{ dimension: 'engagement', at: 4_000 }] })).toContain('`by[0].at`: at most 3653 days');
  });

  it('names the part that is unknown, however deep it stands', () => {
    expect(refused({ cohort: [there(0, 1, 'arest')] })).toBe('`cohort[0].fact`: `arest` is unknown; perhaps `arrest`');
    expect(refused({ count: share(there(0, 1, 'arrest', { bookd: ['YES'] })) })).toContain(
      '`count.of[0].where[0].attribute`',
    );
    const until = [events('deth')];
    expect(refused({ count: { ...rate(0, 1, 'arrest'), until } })).toContain(
      '`count.until[0].fact`: `deth` is unknown',
    );
    expect(refused({ count: { ...rate(0, 1, 'arrest'), events: undefined } })).toContain('`count.events`: is missing');
  });

  it('does not say back what nobody would type', () => {
    expect(refused({ by: [{ dimension: '<script>' }] })).toMatch(/^`by\[0\].dimension`: this is unknown/);
  });
});
