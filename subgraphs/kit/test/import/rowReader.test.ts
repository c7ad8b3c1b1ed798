import { collectRejects } from '../../src/import/rejects';
import { RowReader, codeList } from '../../src/import/rowReader';
import { inShort } from './folder';

const SEATTLE = 'America/Los_Angeles';

/** What a reader makes of one field, and what it rejects. */
function of<T>(value: string, read: (reader: RowReader) => T, blank?: string[]) {
  const rejects = collectRejects();
  const reader = new RowReader(
    { file: 'some.csv', line: 7, values: { Field: value, Time: '21:08:00.0000000' } },
    rejects,
    { blank },
  );
  return { value: read(reader), told: rejects.all.map(inShort), rejected: reader.rejected, all: rejects.all };
}

const clean = (value: unknown) => ({ value, told: [], rejected: false });
const rejected = (rule: string, value: unknown = null) => ({ value, told: [`7 ${rule} Field`], rejected: true });

describe('RowReader.dateOn', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['01/31/2026', '2026-01-31'],
    ['1/5/2026', '2026-01-05'],
    ['12-31-2015', '2015-12-31'],
    ['08-MAY-1967', '1967-05-08'],
    ['8/5/2019 12:00:00 AM', '2019-08-05'],
    ['2018-12-31T23:28:00', '2018-12-31'],
    ['2018-12-31T23:28:00.123Z', '2018-12-31'],
    ['  2024-02-29 ', '2024-02-29'],
    ['', null],
  ])('reads %j as %j', (written, day) => {
    expect(of(written, (reader) => reader.dateOn('Field'))).toMatchObject(clean(day));
  });

  it.each([
    '02/30/2026',
    '13/01/2026',
    '2025-02-29',
    '08-MAY-67',
    '7/14/16',
    '0201-01-01',
    '2026-01-31x',
    '20260131',
    'soon',
    '01/31-2026',
  ])('rejects %j', (written) => {
    expect(of(written, (reader) => reader.dateOn('Field'))).toMatchObject(rejected('DATE'));
  });
});

describe('RowReader.instant', () => {
  it.each([
    ['2026-01-31 16:05:00', '2026-02-01T00:05:00.000Z'],
    ['2026-07-01T00:00:00', '2026-07-01T07:00:00.000Z'],
    ['2026-01-31', '2026-01-31T08:00:00.000Z'],
    ['1/31/2026 12:30 PM', '2026-01-31T20:30:00.000Z'],
    ['1/31/2026 12:30:15 AM', '2026-01-31T08:30:15.000Z'],
    ['2026-01-31T04:00:00Z', '2026-01-31T04:00:00.000Z'],
    ['2026-01-31T04:00:00.5+0530', '2026-01-30T22:30:00.500Z'],
    ['2026-11-01 01:30:00', '2026-11-01T08:30:00.000Z'],
    ['2026-11-01 02:00:00', '2026-11-01T10:00:00.000Z'],
    ['2026-03-08 01:59:59', '2026-03-08T09:59:59.000Z'],
    ['2026-03-08 02:30:00', '2026-03-08T10:30:00.000Z'],
    ['2026-03-08 03:00:00', '2026-03-08T10:00:00.000Z'],
    ['', null],
  ])('reads %j, written in Seattle, as %j', (written, at) => {
    expect(of(written, (reader) => reader.instant('Field', SEATTLE))).toMatchObject(clean(at));
  });

  it.each([
    '2026-01-31 24:00',
    '2026-01-31 13:00 PM',
    '2026-01-31 0:30 AM',
    '2026-01-31 10:61',
    '2026-01-31T04:00:00+99:00',
    '10:00',
  ])('rejects %j', (written) => {
    expect(of(written, (reader) => reader.instant('Field', SEATTLE))).toMatchObject(rejected('DATE'));
  });

  it('takes the time of day from another column', () => {
    expect(of('2015-03-30', (reader) => reader.instant('Field', SEATTLE, 'Time'))).toMatchObject(
      clean('2015-03-31T04:08:00.000Z'),
    );
  });
});

describe('RowReader', () => {
  it('takes for blank what the source writes for nothing', () => {
    expect(of('NULL', (reader) => reader.text('Field'), ['NULL'])).toMatchObject(clean(null));
    expect(of('NULL', (reader) => reader.required('Field'), ['NULL'])).toMatchObject(rejected('REQUIRED', ''));
    expect(of('x', (reader) => reader.text('absent'))).toMatchObject(clean(null));
  });

  it('reads whole numbers and rejects others', () => {
    expect(of('-12', (reader) => reader.integer('Field'))).toMatchObject(clean(-12));
    expect(of('12.00', (reader) => reader.integer('Field'))).toMatchObject(clean(12));
    for (const written of ['1.5', '1e3', '12 days', '99999999999999999999']) {
      expect(of(written, (reader) => reader.integer('Field'))).toMatchObject(rejected('INTEGER'));
    }
  });

  it('translates codes, and rejects an unknown one unless it has a meaning', () => {
    const codes = { 1: 'YES', 0: 'NO', '': 'UNASKED' };
    expect(of('1', (reader) => reader.oneOf('Field', codes))).toMatchObject(clean('YES'));
    expect(of('', (reader) => reader.oneOf('Field', codes))).toMatchObject(clean('UNASKED'));
    expect(of('', (reader) => reader.oneOf('Field', codeList(['A'])))).toMatchObject(clean(null));
    expect(of('7', (reader) => reader.oneOf('Field', codes, 'UNKNOWN'))).toMatchObject(clean('UNKNOWN'));
    expect(of('constructor', (reader) => reader.oneOf('Field', codes))).toMatchObject(rejected('CODE'));
  });

  it('rejects an identifier that a spreadsheet has rounded', () => {
    expect(of('1.2E+10', (reader) => reader.id('Field'))).toMatchObject(rejected('ID', ''));
    expect(of('12E10-B', (reader) => reader.id('Field'))).toMatchObject(clean('12E10-B'));
  });

  it('rejects an end before its beginning, and compares no blank', () => {
    const ends = (end: string | null) => of('', (reader) => reader.notBefore('Field', end, '2026-01-31')).told;
    expect([ends('2026-01-30'), ends('2026-01-31'), ends(null)]).toEqual([['7 ORDER Field'], [], []]);
  });

  it('rejects every fault of a row, and never tells its value', () => {
    const all = of('Rosa', (reader) => [
      reader.dateOn('Field'),
      reader.integer('Field'),
      reader.oneOf('Field', { A: 1 }),
    ]);
    expect(all.told).toEqual(['7 DATE Field', '7 INTEGER Field', '7 CODE Field']);
    expect(JSON.stringify(all.all)).not.toContain('Rosa');
  });
});
