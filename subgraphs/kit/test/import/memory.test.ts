import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readCsv } from '../../src/import/csv';
import { collectRejects } from '../../src/import/rejects';
import { openSource } from '../../src/import/source';
import { temporaryFolder } from './folder';

const ROWS = 80_000;
const MEGABYTE = 1024 * 1024;

const folder = temporaryFolder();

async function writeRows(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write('id,name,note\n');
  for (let row = 0; row < ROWS; row++) {
    if (!file.write(`${row},"Synthetic, ${row}",${'x'.repeat(400)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** In megabytes, without what is only waiting to be collected. */
function heldMemory(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
}

/** By how much memory held grew at most while reading, in megabytes. */
async function growth(keep: boolean): Promise<{ rows: number; grown: number }> {
  const source = await openSource(folder.at('many.csv'));
  const kept: unknown[] = [];
  const before = heldMemory();
  let [rows, most] = [0, before];
  for await (const record of readCsv(source, 'many.csv', { required: ['id'] }, collectRejects())) {
    rows += 1;
    if (keep) kept.push(record);
    if (rows % 20_000 === 0) most = Math.max(most, heldMemory());
  }
  return { rows, grown: most - before };
}

describe('a long file', () => {
  beforeAll(() => writeRows(folder.at('many.csv')), 120_000);

  it(`of ${ROWS} rows is read without being held`, async () => {
    const { rows, grown } = await growth(false);
    expect(rows).toBe(ROWS);
    expect(grown).toBeLessThan(20);
  }, 120_000);

  it('would be noticed if it were held (sabotaged twin)', async () => {
    expect((await growth(true)).grown).toBeGreaterThan(20);
  }, 120_000);
});
