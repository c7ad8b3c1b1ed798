import { attackFigure } from '../promises/attacks';

/** Quick, and with twins of its own: the attacks themselves run beside this. */
const SUITE = 'schema/test/log.test.ts';

describe('the figure of a folder of tests', () => {
  it('holds where all of them ran and passed', () => {
    expect(attackFigure(SUITE)).toMatchObject({ holds: true, figure: expect.stringContaining(' 0 skipped') });
  });

  it.each([
    ['some were skipped', SUITE, 'is one line'],
    ['there is none', 'test/attacks/nowhere', ''],
  ])('does not hold where %s', (_, path, names) => {
    expect(attackFigure(path, names).holds).toBe(false);
  });
});
