import { Beat } from '../src/decision/beat';

/** Milliseconds of work: both end well before the first beat. */
const SHORT = 0;
const LONG = 12;
const ROUNDS = 15;

/** Milliseconds until whoever does so much work goes on: of many tries the middle one. */
async function goesOnAfter(work: number, wait: (beat: Beat) => Promise<void>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const beat = new Beat(1);
    await new Promise((resolve) => setTimeout(resolve, work));
    await wait(beat);
    beat.stop();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

describe('a beat', () => {
  it('is waited for to the same instant, however long the work took', async () => {
    const next = (beat: Beat) => beat.next();
    expect(Math.abs((await goesOnAfter(LONG, next)) - (await goesOnAfter(SHORT, next)))).toBeLessThan(LONG / 2);
  });

  it('is what makes it the same (so that the test above can fail)', async () => {
    const none = () => Promise.resolve();
    expect((await goesOnAfter(LONG, none)) - (await goesOnAfter(SHORT, none))).toBeGreaterThan(LONG / 2);
  });

  it.each([
    ['one', 1, 32],
    ['as many as a search looks at', 101, 32],
    ['five hundred', 500, 128],
  ])('of %s comes again for whoever missed the first', async (_, asked, milliseconds) => {
    const began = performance.now();
    const beat = new Beat(asked);
    await beat.next();
    await beat.next();
    beat.stop();
    expect(performance.now() - began).toBeGreaterThan(2 * (milliseconds - 1));
  });
});
