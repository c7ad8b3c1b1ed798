import { existsSync, statSync } from 'node:fs';
import { progressOn, silentProgress } from '../../src/progress';
import type { Importer } from '../../src/import/importer';
import { readCsv } from '../../src/import/csv';
import { RowReader } from '../../src/import/rowReader';
import { runImport } from '../../src/import/runImport';
import { temporaryFolder, zipOf } from './folder';
import { Stay, database } from './world';

const folder = temporaryFolder();
const world = database(folder.at('postgres'));

const importer: Importer = {
  source: 'shelter',
  reads: () => ['Stays.csv'],
  async *rows(files, rejects) {
    for await (const record of readCsv(files, 'Stays.csv', { required: ['StayID', 'PersonID', 'Nights'] }, rejects)) {
      const row = new RowReader(record, rejects);
      const values = { nights: row.integer('Nights') };
      const [localId, person] = [row.id('StayID'), row.id('PersonID')];
      if (!row.rejected) yield { noun: Stay, localId, person, values, record };
    }
  },
};

const run = (path: string, options: object = {}) =>
  runImport({
    db: world.db,
    importer,
    path,
    dryRun: false,
    progress: silentProgress,
    rejectsPath: folder.at('rejects.csv'),
    ...options,
  });

describe('runImport', () => {
  it('imports a zip and writes what it rejected: where, which rule and what to do, but no value', async () => {
    const path = folder.write(
      'stays.zip',
      zipOf({ 'Stays.csv': 'StayID,PersonID,Nights\n1,Rosa,3\n2,Rosa\n3,Rosa,many\n4,Rosa,-5\n' }),
    );
    const outcome = await run(path);
    expect(outcome).toMatchObject({
      rejects: { COLUMNS: 1, INTEGER: 1, CONSTRAINT: 1 },
      rejectsPath: folder.at('rejects.csv'),
    });
    expect(outcome.nouns.Stay).toMatchObject({ created: 1, rejected: 1 });
    expect(folder.read('rejects.csv').split('\n')).toEqual([
      'file,line,field,rule,remedy',
      'Stays.csv,3,,COLUMNS,"give this row 3 values as the header has, not 2; put values with commas into quotes"',
      'Stays.csv,4,Nights,INTEGER,write a whole number without units or separators',
      'Stays.csv,5,,CONSTRAINT,correct the record: it breaks `some nights`',
      '',
    ]);
    expect(statSync(folder.at('rejects.csv')).mode & 0o077).toBe(0);
  });

  it('leaves no rejects file where nothing was rejected, not even that of an earlier run', async () => {
    folder.write('rejects.csv', 'file,line,field,rule,remedy\n');
    const outcome = await run(folder.write('Stays.csv', 'StayID,PersonID,Nights\n1,Rosa,3\n'));
    expect([outcome.rejectsPath, folder.has('rejects.csv')]).toEqual([null, false]);
  });

  it('names the rejects file after its input, in the current folder', async () => {
    const before = process.cwd();
    process.chdir(folder.path);
    try {
      const { rejectsPath } = await run(
        folder.write('march.zip', zipOf({ 'Stays.csv': 'StayID,PersonID,Nights\n1\n' })),
        { rejectsPath: undefined },
      );
      expect([rejectsPath, existsSync(folder.at('march.rejects.csv'))]).toEqual(['march.rejects.csv', true]);
    } finally {
      process.chdir(before);
    }
  });

  it('never writes rejects over the file it imports', async () => {
    const path = folder.write('Stays.csv', 'StayID,PersonID,Nights\n1,Rosa,3\n');
    await expect(run(path, { rejectsPath: path })).rejects.toMatchObject({ code: 'REJECTS_FILE_REFUSED' });
    expect(folder.read('Stays.csv')).toContain('Rosa');
  });

  it('says how far it is in plain lines where there is no terminal', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},p${index % 500},1\n`).join('');
    const path = folder.write('Stays.csv', `StayID,PersonID,Nights\n${rows}`);
    const told: string[] = [];
    const stream = { isTTY: false, write: (text: string) => Boolean(told.push(text)) } as NodeJS.WriteStream;
    const { nouns } = await run(path, { progress: progressOn(stream), dryRun: true });
    expect(nouns.Stay!.created).toBe(60_000);
    expect(told.length).toBeGreaterThan(4);
    expect(told.length).toBeLessThanOrEqual(10);
    expect(told.at(-1)).toBe('  reading  100%\n');
  }, 60_000);
});
