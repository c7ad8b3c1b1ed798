import { checkMapping, readMapping } from '../../src/import/mapping';
import { applyMapping, mappedImporter } from '../../src/import/mappedImporter';
import { collectRejects } from '../../src/import/rejects';
import type { ImportRow } from '../../src/import/row';
import { openSource } from '../../src/import/source';
import { inShort, itReads, sample, temporaryFolder } from './folder';

const folder = temporaryFolder();

const stops = {
  source: 'stops',
  file: 'stops-*.csv',
  noun: 'Stop',
  id: 'Stop ID',
  person: ['Subject', 'Stop ID'],
  zone: 'America/Los_Angeles',
  blank: ['NULL'],
  always: { organization: 'example-police' },
  columns: {
    stoppedAt: { from: 'Day', time: 'Clock', as: 'instant', required: true },
    ageYears: { from: 'Age', as: 'integer' },
    arrested: { from: 'Arrest', as: 'code', codes: { Y: true, N: false } },
    sector: { from: 'Sector', as: 'code', codes: { E: 'EAST', '': 'UNKNOWN' }, otherwise: 'OTHER' },
    officerId: { from: 'Officer', as: 'reference', noun: 'Officer' },
  },
};

const values = {
  'Stop ID': '17',
  Subject: '5',
  Day: '3/30/2015',
  Clock: '21:08',
  Age: '31',
  Arrest: 'Y',
  Sector: 'E',
  Officer: '9',
};

function applied(changed: Partial<typeof values>) {
  const rejects = collectRejects();
  const record = { file: 'stops-1.csv', line: 2, values: { ...values, ...changed } };
  return { row: applyMapping(checkMapping('stops.json', stops), record, rejects), told: rejects.all.map(inShort) };
}

describe('applyMapping', () => {
  it('makes a row of a record', () => {
    expect(applied({})).toMatchObject({
      told: [],
      row: {
        noun: 'Stop',
        localId: '17',
        person: '5',
        values: {
          organization: 'example-police',
          stoppedAt: '2015-03-31T04:08:00.000Z',
          ageYears: 31,
          arrested: true,
          sector: 'EAST',
        },
        references: { officerId: { noun: 'Officer', localId: '9', field: 'Officer' } },
      },
    });
  });

  it('gives a record without a known person one of its own, which is nobody else', () => {
    expect(applied({ Subject: 'NULL' }).row!.person).toBe('Stop ID:17');
  });

  it('keeps what blanks and unknown codes mean apart', () => {
    expect(applied({ Sector: 'NULL', Arrest: '', Officer: '' }).row).toMatchObject({
      values: { sector: 'UNKNOWN', arrested: null },
      references: { officerId: null },
    });
    expect(applied({ Sector: 'Q' }).row!.values.sector).toBe('OTHER');
  });

  it('rejects a record with faults, each of them named', () => {
    expect(applied({ 'Stop ID': '', Day: '', Age: 'old', Arrest: 'maybe' })).toEqual({
      row: null,
      told: ['2 REQUIRED Day', '2 INTEGER Age', '2 CODE Arrest', '2 REQUIRED Stop ID'],
    });
  });

  it('joins a key of several columns so that no two records share it', () => {
    const mapping = checkMapping('stops.json', { ...stops, id: ['Stop ID', 'Subject'] });
    const key = (stop: string, subject: string) =>
      applyMapping(
        mapping,
        { file: 'f', line: 2, values: { ...values, 'Stop ID': stop, Subject: subject } },
        collectRejects(),
      )!.localId;
    expect(key('17', '5')).toBe('17|5');
    expect(key('1|7', '5')).not.toBe(key('1', '7|5'));
  });
});

describe('checkMapping', () => {
  it.each([
    ['unknown key `colums`; expected one of source, file,', { ...stops, colums: {} }],
    [
      'unknown key `columns.x.form`; expected one of from, as,',
      { ...stops, columns: { x: { form: 'A', as: 'text' } } },
    ],
    ['`columns.x.from` is missing; it must be a text', { ...stops, columns: { x: { as: 'text' } } }],
    ['`columns.x.as` must be one of text, date,', { ...stops, columns: { x: { from: 'A', as: 'number' } } }],
    ['`columns.x.codes` goes with `as: code` only', { ...stops, columns: { x: { from: 'A', as: 'text', codes: {} } } }],
    ['`columns.x.codes` is missing', { ...stops, columns: { x: { from: 'A', as: 'code' } } }],
    ['`columns.x.noun` is missing', { ...stops, columns: { x: { from: 'A', as: 'reference' } } }],
    ['`columns.x` must be an object', { ...stops, columns: { x: 'A' } }],
    ['`id` must be a text or a list of texts', { ...stops, id: [] }],
    ['`zone` is `Seattle`, which is no time zone', { ...stops, zone: 'Seattle' }],
    ['a column is an `instant`, so `zone` is needed', { ...stops, zone: undefined }],
    ['must be an object', []],
  ])('says: %s', (message, document) => {
    const given = JSON.parse(JSON.stringify(document));
    expect(() => checkMapping('stops.json', given)).toThrow(`mapping \`stops.json\`: ${message}`);
  });

  it.each(['source', 'file', 'noun', 'id', 'columns'])('says when `%s` is missing', (key) => {
    const given = Object.fromEntries(Object.entries(stops).filter(([each]) => each !== key));
    expect(() => checkMapping('stops.json', given)).toThrow(`\`${key}\` is missing`);
  });
});

describe('readMapping', () => {
  it('reads a mapping from a file, and says when it is none', async () => {
    expect(await readMapping(folder.write('stops.json', JSON.stringify(stops)))).toEqual(stops);
    await expect(readMapping(folder.write('broken.json', '{'))).rejects.toMatchObject({ code: 'MAPPING_INVALID' });
    await expect(readMapping(folder.at('nowhere.json'))).rejects.toThrow('is not there');
  });
});

describe('mappedImporter', () => {
  const rowsOf = async (path: string, mapping: unknown) => {
    const rejects = collectRejects();
    const rows: ImportRow[] = [];
    const files = await openSource(path);
    for await (const row of mappedImporter([checkMapping('m.json', mapping)]).rows(files, rejects)) rows.push(row);
    return { rows, rejects };
  };

  it('reads every file that the name fits', async () => {
    const header = Object.keys(values).join(',');
    for (const month of ['1', '2'])
      folder.write(`Stops-${month}.csv`, `${header}\n${Object.values(values).join(',')}\n`);
    const { rows } = await rowsOf(folder.path, stops);
    expect(rows.map((row) => row.record.file)).toEqual(['Stops-1.csv', 'Stops-2.csv']);
  });

  it('refuses two sources at once, and a file that is not there', async () => {
    const other = checkMapping('m.json', { ...stops, source: 'other' });
    expect(() => mappedImporter([checkMapping('m.json', stops), other])).toThrow('its `source` is `other`');
    await expect(rowsOf(folder.path, { ...stops, file: 'arrests.csv' })).rejects.toMatchObject({
      code: 'SOURCE_FILE_MISSING',
    });
  });

  itReads('makes a row of every Terry stop', async () => {
    const { rows, rejects } = await rowsOf(sample('law-enforcement/seattle-terry-stops'), {
      source: 'seattle-terry-stops',
      file: 'terry_stops_*.csv',
      noun: 'Stop',
      id: 'TERRY_STOP_ID',
      person: ['SubjectID', 'TERRY_STOP_ID'],
      zone: 'America/Los_Angeles',
      blank: ['NULL'],
      columns: {
        stoppedAt: { from: 'Reported_Date', time: 'Reported_Time', as: 'instant', required: true },
        arrested: { from: 'ArrestFlag', as: 'code', codes: { Y: true, N: false } },
        beat: { from: 'Beat', as: 'text' },
      },
    });
    expect([rows.length, rejects.counts]).toEqual([12925, {}]);
    expect(rows.filter((row) => row.person!.startsWith('TERRY_STOP_ID:'))).toHaveLength(441);
  });
});
