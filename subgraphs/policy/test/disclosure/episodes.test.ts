import { hiddenOf } from '../../src/disclosure/hidden';
import { linesOf } from '../../src/disclosure/line';
import { drawNoiseTable, NOISE_LAW, type TrueCell, type TrueTable } from '../../src/disclosure';

const METHOD = { law: NOISE_LAW, noise: drawNoiseTable(NOISE_LAW, 1), rounding: 1 as const };

const counted = (people: number, persons?: number) => ({
  people,
  keys: 0,
  weight: people,
  sketch: new Uint32Array(512),
  ...(persons === undefined ? {} : { persons }),
});

async function hiddenIn(all: ReturnType<typeof counted>): Promise<boolean> {
  const cells: TrueCell[] = [{ codes: ['ONE'], all }];
  const table: TrueTable = { cells, universe: counted(1_000), measure: 'n', unit: 'EPISODE', threshold: 10 };
  return (await hiddenOf(table, linesOf(cells), METHOD)).all[0]!;
}

describe('many episodes of few people', () => {
  it('are hidden as few people are', async () => {
    expect(await hiddenIn(counted(200, 3))).toBe(true);
  });

  it('would be shown, were they taken for people', async () => {
    expect(await hiddenIn(counted(200))).toBe(false);
  });
});
