import { progressOn, silentProgress } from '../src/progress';

/** A place to write to that remembers. */
function stream(isTTY: boolean) {
  const told: string[] = [];
  const write = (text: string) => Boolean(told.push(text));
  const terminal = { isTTY, columns: 80, write, on: () => undefined, removeListener: () => undefined };
  return { told, stream: terminal as unknown as NodeJS.WriteStream };
}

describe('progressOn', () => {
  it('tells a pipe each tenth once, in lines that end', () => {
    const { told, stream: pipe } = stream(false);
    const progress = progressOn(pipe);
    progress.start(1000, 'reading');
    for (let step = 0; step < 1000; step++) progress.advance(1);
    progress.stop();
    expect(told).toHaveLength(10);
    expect([told[0], told[9]]).toEqual(['  reading  10%\n', '  reading  100%\n']);
  });

  it.each([true, false])('takes more than was announced, and nothing at all (terminal: %s)', (isTTY) => {
    const { told, stream: place } = stream(isTTY);
    const progress = progressOn(place);
    for (const total of [0, 10]) {
      progress.start(total, 'reading');
      progress.advance(25);
      progress.stop();
    }
    expect(told.join('')).toContain('100%');
    expect(told.join('')).not.toMatch(/NaN|1[1-9]\d%|2\d\d%/);
  });

  it('is silent where nobody looks', () => {
    expect(() => [silentProgress.start(1, 'x'), silentProgress.advance(1), silentProgress.stop()]).not.toThrow();
  });
});
