import { BudgetSpent } from '../../src/disclosure/budget';
import { MemoryReleaseLog } from '../../src/disclosure/memoryReleaseLog';
import { type Method, NOISE_LAW } from '../../src/disclosure/method';
import { drawNoiseTable } from '../../src/disclosure/noiseTable';
import { type ReleasedTable, release } from '../../src/disclosure/release';
import type { ReleaseLog } from '../../src/disclosure/releaseLog';
import type { TrueTable } from '../../src/disclosure/trueCell';
import { asker, cell, countOf, people, tableOf } from './people';

const method: Method = { law: NOISE_LAW, noise: drawNoiseTable(NOISE_LAW, 99), rounding: 1 };

async function released(
  table: TrueTable,
  log: ReleaseLog = new MemoryReleaseLog(),
  by = method,
): Promise<ReleasedTable> {
  const answer = await release(table, asker, by, log);
  if (answer instanceof BudgetSpent) throw new Error('the budget is spent');
  return answer;
}

const first = async (table: TrueTable, log?: ReleaseLog) => (await released(table, log)).cells[0]!;
const one = (who: readonly number[], part?: readonly number[]): TrueTable => tableOf([cell([], who, part)], who);

class Forgetful extends MemoryReleaseLog {
  override async keep(): Promise<void> {}
}

describe('a released table', () => {
  it('shows altered numbers, and how they are altered', async () => {
    const { cells, method: told } = await released(tableOf([cell(['a'], people(200)), cell(['b'], [])], people(200)));
    expect(Math.abs((cells[0]!.all as number) - 200)).toBeLessThan(50);
    expect(cells[1]!.all).toBe('ZERO');
    expect(told).toMatchObject({ threshold: 10, noiseVariance: 4, weightVariance: 0.5, rounding: 1 });
    expect(JSON.stringify(told)).not.toContain('rows');
  });

  it('is about the true numbers, on average', async () => {
    const off = await Promise.all(
      people(300).map(async (each) => ((await first(one(people(100, each * 100)))).all as number) - 100),
    );
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
    const variance = off.reduce((sum, each) => sum + (each - mean) ** 2, 0) / off.length;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(54 / 300));
    expect(variance).toBeGreaterThan(54 * 0.7);
    expect(variance).toBeLessThan(54 * 1.3);
  });

  it.each([1, 5, 10])('hides %i people, and a part or a rest of as many', async (few) => {
    expect(await first(one(people(few)))).toMatchObject({ all: 'HIDDEN' });
    expect(await first(one(people(200), people(few)))).toMatchObject({ all: expect.any(Number), part: 'HIDDEN' });
    expect(await first(one(people(200), people(200 - few)))).toMatchObject({ part: 'HIDDEN' });
  });

  it('does not say of a whole group what is true of each in it', async () => {
    expect(await first(one(people(200), people(200)))).toMatchObject({ all: expect.any(Number), part: 'HIDDEN' });
    expect(await first(one(people(200), []))).toMatchObject({ part: 'ZERO' });
    const few = { ...cell([], people(200), []), narrowest: { part: 7 } };
    expect(await first(tableOf([few], people(200)))).toMatchObject({ part: 'HIDDEN' });
  });

  it('never shows a number up to the threshold, also where more people are behind it', async () => {
    const shown = await Promise.all(people(200).map(async (each) => (await first(one(people(13, each * 13)))).all));
    expect(shown.filter((each) => each === 'HIDDEN').length).toBeGreaterThan(10);
    expect(shown.filter((each) => typeof each === 'number' && each <= 10)).toEqual([]);
  });

  it('rounds to fives where that is asked for', async () => {
    const { cells } = await released(one(people(213)), undefined, { ...method, rounding: 5 });
    expect((cells[0]!.all as number) % 5).toBe(0);
  });

  it('hides what is told of people with them', async () => {
    const sums = [{ name: 'events' as const, total: 90, largest: 4 }];
    const table = (part: readonly number[], largest = 4) =>
      tableOf([{ ...cell([], people(200), part), sums: [{ ...sums[0]!, largest }], median: 33 }], people(200));
    const [few, many, dominated] = await Promise.all(
      [table(people(7)), table(people(50)), table(people(50), 60)].map((each) => first(each)),
    );
    expect(few).toMatchObject({ sums: [{ total: 'HIDDEN' }], median: 'HIDDEN' });
    expect(many).toMatchObject({ sums: [{ total: expect.any(Number) }], median: 35 });
    expect(dominated).toMatchObject({ part: expect.any(Number), sums: [{ total: 'HIDDEN' }] });
    expect(
      await first(
        tableOf(
          [{ ...cell([], people(200), []), sums: [{ name: 'events', total: 0, largest: 0 }], median: null }],
          people(200),
        ),
      ),
    ).toMatchObject({
      sums: [{ total: 'ZERO' }],
      median: null,
    });
  });

  it('has no number where an agency did not report, nor in any total above', async () => {
    const { cells } = await released(
      tableOf(
        [
          cell(['a'], people(60)),
          { ...cell(['b'], []), part: countOf([]), absent: 'DID_NOT_REPORT' },
          cell([null], people(60)),
        ],
        people(60),
      ),
    );
    expect(cells.map(({ all }) => all)).toEqual([expect.any(Number), 'DID_NOT_REPORT', 'DID_NOT_REPORT']);
    expect(cells[1]!.part).toBe('DID_NOT_REPORT');
  });
});

describe('a set much like one that was released', () => {
  const G = people(40);
  const inTreatment = people(34);

  it('gets the earlier number: that a group less a few was refused would tell of the few', async () => {
    const log = new MemoryReleaseLog();
    const before = await first(one(G), log);
    expect(await first(one(inTreatment), log)).toEqual(before);
    expect(await first(one(people(46)), log)).toEqual(before);
  });

  it('would get a number of its own from a log that forgets', async () => {
    const log = new Forgetful();
    const before = await first(one(people(400)), log);
    const after = await Promise.all([1, 2, 3, 4, 5].map((fewer) => first(one(people(400 - fewer)), log)));
    expect(after.some(({ all }) => all !== before.all)).toBe(true);
  });

  it('does not hand its number on: forty, then thirty, then twenty', async () => {
    const log = new MemoryReleaseLog();
    const forty = await first(one(people(40)), log);
    expect(await first(one(people(30)), log)).toEqual(forty);
    const twenty = await first(one(people(20)), log);
    expect(twenty).toEqual(await first(one(people(20))));
    expect(await first(one(people(30)), log)).toEqual(forty);
  });

  it('is hidden all the same where it is small', async () => {
    const log = new MemoryReleaseLog();
    await first(one(people(15)), log);
    expect(await first(one(people(9)), log)).toMatchObject({ all: 'HIDDEN' });
  });

  it('is hidden where the earlier number is too small for what is now asked about', async () => {
    const log = new MemoryReleaseLog();
    const shown = await Promise.all(people(40).map((each) => first(one(people(24, each * 24)), log)));
    const small = shown.findIndex(({ all }) => typeof all === 'number' && all <= 20);
    const same = people(24, small * 24);
    expect(small).toBeGreaterThanOrEqual(0);
    expect(await first(tableOf([cell([], same)], same, 20), log)).toMatchObject({ all: 'HIDDEN' });
    const nearly = people(33, small * 24 - 4);
    expect(await first(tableOf([cell([], nearly)], nearly, 20), log)).toMatchObject({ all: 'HIDDEN' });
  });

  it('gets it in one table as well: a total with one large cell', async () => {
    const cells = [cell(['a'], people(90)), cell(['b'], people(6, 90)), cell([null], people(96))];
    const { cells: shown } = await released(tableOf(cells, people(96)));
    expect(shown.map(({ all }) => all)).toEqual(['HIDDEN', 'HIDDEN', expect.any(Number)]);
  });

  it('gets the earlier sum of the same measure', async () => {
    const log = new MemoryReleaseLog();
    const counting = (who: readonly number[], total: number, measure = 'charges') => ({
      ...tableOf(
        [{ ...cell([], people(200), who), sums: [{ name: 'events' as const, total, largest: 3 }] }],
        people(200),
      ),
      measure,
    });
    const before = await first(counting(people(80), 120), log);
    expect((await first(counting(people(77), 111), log)).sums).toEqual(before.sums);
    expect((await first(counting(people(77), 511, 'bookings'), log)).sums).not.toEqual(before.sums);
  });
});

describe('a budget that is spent', () => {
  it('is a value, the same for whatever is in the table', async () => {
    const poor = { ...asker, budget: 2 };
    const cells = (many: number) =>
      tableOf([cell(['a'], people(many)), cell(['b'], []), cell([null], people(many))], people(many));
    for (const many of [0, 3, 400]) {
      expect(await release(cells(many), poor, method, new MemoryReleaseLog())).toEqual(
        new BudgetSpent('evaluation 1', 2, 0, 3),
      );
    }
  });
});
