import { parse } from 'csv-parse/sync';
import { lineOf, tableCsv } from '../../cli/policy/tableCsv';
import { table } from './tables';

const rowsIn = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });

describe('a table as CSV', () => {
  it('says what it is before the cells, for whoever has the file alone', () => {
    const head = rowsIn(tableCsv(table())).filter((row) => row.length === 2);
    const said = new Map(head.map(([name, text]) => [name, text]));
    expect([...said.keys()]).toEqual([
      'title',
      'universe',
      'definition',
      'filter',
      'as of',
      'source',
      'source that did not report',
      'method',
      'legend',
      'note',
      'agreement',
      'table id',
      'question',
    ]);
    expect(said.get('filter')).toBe('race: WHITE or MULTIPLE');
    expect(JSON.parse(said.get('question')!).count.kind).toBe('SHARE');
  });

  it('has numbers as numbers and marks as words', () => {
    const cells = rowsIn(tableCsv(table())).filter((row) => row.length === 4);
    expect(cells).toEqual([
      ['housing-status at 30', 'people', 'of them', 'share'],
      ['HOMELESS', '1200', '63', '0.0525'],
      ['PERMANENT', 'hidden', 'hidden', 'hidden'],
      ['OTHER', '0', '0', ''],
      ['all', '1215', 'not collected', 'did not report'],
    ]);
  });

  it('begins with the mark of UTF-8 and ends its lines as spreadsheets do', () => {
    expect(tableCsv(table()).startsWith('\uFEFFtitle,')).toBe(true);
    expect(tableCsv(table())).toMatch(/\r\n$/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('holds no formula: %j', (text) => {
    const [[cell]] = parse(lineOf([text])) as [[string]];
    expect(cell).toBe(`'${text}`);
  });

  it('would hold one where only text were left as it is (sabotaged)', () => {
    const [[cell]] = parse(lineOf([-1])) as [[string]];
    expect(cell).toBe('-1');
  });

  it('keeps commas, quotes and line breaks in their cell', () => {
    expect(parse(lineOf(['a,b', 'say "no"', 'one\ntwo']))).toEqual([['a,b', 'say "no"', 'one\ntwo']]);
  });
});
