import { Tally } from '../../src/disclosure/tally';
import { countOf, people } from './people';

const MILLION = 1_000_000;
/** About 12 ms where nothing else runs. */
const BOUND_MILLISECONDS = 150;

describe('a tally', () => {
  it('is the same in whatever order people are added', () => {
    expect(countOf(people(5_000).reverse())).toEqual(countOf(people(5_000)));
  });

  it('is the sum of the tallies of its parts', () => {
    const [whole, one, other] = [countOf(people(900)), countOf(people(400)), countOf(people(500, 400))];
    expect(one.weight + other.weight).toBe(whole.weight);
    expect((one.keys + other.keys) % 2 ** 32).toBe(whole.keys);
    expect(one.sketch.map((sum, bucket) => sum + other.sketch[bucket]!)).toEqual(whole.sketch);
  });

  it('takes a million people in a moment', () => {
    const words = Uint32Array.from({ length: 4_096 }, (_, each) => Math.imul(each, 0x9e3779b1));
    const tallies = Array.from({ length: 72 }, () => new Tally());
    const before = process.cpuUsage();
    for (let each = 0; each < MILLION; each += 1) {
      const word = words[each & 4_095]!;
      tallies[each % 72]!.add(word, 1, word, word);
    }
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(BOUND_MILLISECONDS);
  });
});
