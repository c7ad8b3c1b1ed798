import { differingBuckets, FARTHEST, near } from '../../src/disclosure/sketch';
import { countOf, people } from './people';

const crowd = countOf(people(500));

describe('sketches', () => {
  it.each([1, 5, 10, 40])('differ in at most as many buckets as the sets do in people: %i', (fewer) => {
    const differing = differingBuckets(crowd.sketch, countOf(people(500 - fewer)).sketch, 512);
    expect(differing).toBeLessThanOrEqual(fewer);
    expect(differing).toBeGreaterThan(fewer * 0.8);
  });

  it('are near where sets differ by up to ten people, whoever they are', () => {
    for (let fewer = 0; fewer <= 10; fewer += 1) {
      for (let from = 0; from < 300; from += 50) {
        expect(near(countOf(people(200, from)).sketch, countOf(people(200 - fewer, from)))).toBe(true);
      }
    }
  });

  it('are not near where they differ by many', () => {
    expect(near(crowd.sketch, countOf(people(500 - 2 * FARTHEST)))).toBe(false);
  });

  it('do not say at which difference they stop being near', () => {
    const nearAt = (fewer: number): number =>
      people(60).filter((each) =>
        near(countOf(people(100, each * 100)).sketch, countOf(people(100 - fewer, each * 100))),
      ).length;
    const [eleven, thirteen, fifteen] = [nearAt(11), nearAt(13), nearAt(15)];
    for (const some of [eleven, thirteen, fifteen]) {
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(60);
    }
    expect(eleven).toBeGreaterThan(fifteen);
  });
});
