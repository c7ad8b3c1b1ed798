import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { noiseOf, readNoiseTable } from '../../src/disclosure/cellKey';

const file = join(__dirname, '../../../../../shared/data/disclosure/ons-cell-key/ptable_10_5_rule.csv.gz');
const there = existsSync(file);
const named = (name: string): string => (there ? name : `${name}: needs ../shared/data (absent)`);
const test = there ? it : it.skip;

describe('the published table of the 10-5 rule', () => {
  const table = () => readNoiseTable(gunzipSync(readFileSync(file)).toString());

  test(named('shows nothing below ten and fives from there, for any key'), () => {
    const published = table();
    for (const key of [0, 7, 255, 256, 4_294_967_295]) {
      for (let people = 0; people <= 3_000; people += 1) {
        const expected = people < 10 ? 0 : Math.round(people / 5) * 5;
        expect(people + noiseOf(published, people, key)).toBe(expected);
      }
    }
  });

  test(named('uses the rows of 501 to 750 over and over'), () => {
    const { rows, cycle } = table();
    expect([rows.length, cycle]).toEqual([750, 250]);
    const marked = { rows: rows.map((_, row) => new Int16Array(256).fill(row + 1)), cycle };
    expect([1, 750, 751, 1_000, 1_001, 1_251].map((people) => noiseOf(marked, people, 3))).toEqual([
      1, 750, 501, 750, 501, 501,
    ]);
  });
});

describe('a cell key', () => {
  it('is the sum of the keys, modulo 256', () => {
    const table = { rows: [Int16Array.from({ length: 256 }, (_, key) => key)], cycle: 1 };
    expect(noiseOf(table, 12, 256 + 41)).toBe(41);
  });

  it('alters nobody by nothing', () => {
    expect(noiseOf({ rows: [new Int16Array(256).fill(5)], cycle: 1 }, 0, 41)).toBe(0);
  });
});
