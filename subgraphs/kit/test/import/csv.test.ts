import { itReads, readAll, sample, temporaryFolder } from './folder';

const folder = temporaryFolder();
const FIXTURES = 'housing/hmis-warehouse-importer-fixtures/twenty_twenty_six';

/** The rows of a CSV with the columns a and b, by line. */
async function rows(content: string | Buffer) {
  const { records, told } = await readAll(folder.write('some.csv', content), 'some.csv', { required: ['a', 'b'] });
  return { rows: records.map(({ line, values }) => `${line}: ${values.a}|${values.b}`), told };
}

describe('readCsv', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR alone', 'a,b\r1,2\r3,4\r'],
    ['a different one in each line', 'a,b\n1,2\r\n3,4\r'],
    ['none at the end', 'a,b\n1,2\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['column names in other letters', 'A,B\n1,2\n3,4\n'],
  ])('reads a file with %s', async (_name, content) => {
    expect(await rows(content)).toEqual({ rows: ['2: 1|2', '3: 3|4'], told: [] });
  });

  it('keeps line ends, commas and doubled quotes inside quotes, and counts the lines of the file', async () => {
    expect(await rows('a,b\n"one, ""two""\r\nthree",x\n\n , \n4,""\n')).toEqual({
      rows: ['2: one, "two"\nthree|x', '6: 4|'],
      told: [],
    });
  });

  it('does not lose a line end that falls between two reads', async () => {
    const filler = 'x'.repeat(64 * 1024 - 'a,b\r\n1,\r'.length);
    const read = await rows(`a,b\r\n1,${filler}\r\n2,y\r\n`);
    expect(read.rows.map((row) => row.slice(0, 5))).toEqual(['2: 1|', '3: 2|']);
  });

  it('rejects a row with more or fewer values than columns, and reads on', async () => {
    expect(await rows('a,b\n1\n1,2,3\n5,6\n')).toEqual({ rows: ['4: 5|6'], told: ['2 COLUMNS', '3 COLUMNS'] });
  });

  it('loses only the row whose quote is not closed', async () => {
    expect(await rows('a,b\n1,"x\n2,"y"\n3,"z"\n4,q\n')).toEqual({
      rows: ['3: 2|y', '4: 3|z', '5: 4|q'],
      told: ['2 QUOTE'],
    });
    expect(await rows('a,b\n1,x\n2,"y\n3,z')).toEqual({ rows: ['2: 1|x', '4: 3|z'], told: ['3 QUOTE'] });
  });

  it.each([
    ['behind a quoted value', 'a,b\n"x"y,1\n2,3\n'],
    ['inside an unquoted value', 'a,b\nx"y,1\n2,3\n'],
  ])('rejects a quote %s', async (_name, content) => {
    expect(await rows(content)).toEqual({ rows: ['3: 2|3'], told: ['2 QUOTE'] });
  });

  it('gives up an open quote long before the end of a long file', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `${index},text\n`).join('');
    const read = await rows(`a,b\n0,"open\n${many}`);
    expect(read.told).toEqual(['2 QUOTE']);
    expect(read.rows).toHaveLength(5000);
  });

  it('rejects only the rows that are not UTF-8, also where the byte stands in a value over several lines', async () => {
    const content = Buffer.from('a,b\n1,Jos\xe9\n2,plain\n3,"one\nJos\xe9\n"\n4,x\n', 'latin1');
    expect(await rows(content)).toEqual({ rows: ['3: 2|plain', '7: 4|x'], told: ['2 ENCODING', '4 ENCODING'] });
    expect(await rows('a,b\n1,José\n')).toEqual({ rows: ['2: 1|José'], told: [] });
  });

  it('rejects a line without end instead of holding it', async () => {
    const content = `a,b\n1,${'x'.repeat(3_000_000)}\n2,y\n`;
    expect(await rows(content)).toEqual({ rows: ['3: 2|y'], told: ['2 LENGTH'] });
  });

  it('drops columns that nobody asked for', async () => {
    const path = folder.write('wide.csv', 'name,a,note\nRosa,1,secret\n');
    const { records } = await readAll(path, 'wide.csv', { required: ['a'], optional: ['other'] });
    expect(records[0]!.values).toEqual({ a: '1' });
  });

  it.each([
    [
      'lacks a column',
      'a,c\n1,2\n',
      'COLUMNS_MISSING',
      '`some.csv` lacks `b`; its first line has 2 columns and must name them',
    ],
    ['is separated by semicolons', 'a;b\n1;2\n', 'COLUMNS_MISSING', 'separated by commas'],
    ['has a column twice', 'a,b,a\n1,2,3\n', 'COLUMN_AMBIGUOUS', '`a` twice'],
    ['is empty', '\n\n', 'SOURCE_UNREADABLE', '`some.csv` is empty'],
    ['is UTF-16', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), 'SOURCE_UNREADABLE', 'save it as CSV UTF-8'],
  ])('refuses a file that %s', async (_name, content, code, message) => {
    await expect(rows(content)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('names no value in the error for a file without a header', async () => {
    await expect(rows('Rosa,Diaz\n')).rejects.toThrow(/^(?!.*Rosa)/);
  });
});

describe('readCsv, on what partners have', () => {
  itReads('reads doubled and unbalanced quotes as they are meant', async () => {
    const { records, rejects } = await readAll(sample(`${FIXTURES}/bad_data/source`), 'Client.csv');
    expect(rejects).toEqual([]);
    expect(records).toHaveLength(134);
    const names = records.filter(({ values }) => values.LastName!.includes('"')).map(({ line }) => line);
    expect(names).toEqual([3, 4, 5, 6]);
  });

  itReads('reads a row that ends otherwise than the header', async () => {
    const { records } = await readAll(sample(`${FIXTURES}/bad_ending/source`), 'Project.csv');
    expect(Object.values(records[0]!.values).at(-1)).toMatch(/^[0-9a-f]{32}$/);
  });

  itReads('reads files with a byte order mark', async () => {
    const { records } = await readAll(sample(`${FIXTURES}/bom_test/source`), 'user.CSV', { required: ['UserID'] });
    expect(records.length).toBeGreaterThan(0);
  });

  itReads('reads every row of the Cook County and Seattle files', async () => {
    const [cook, seattle] = ['prosecution/cook-county-sao-2019', 'law-enforcement/seattle-terry-stops'].map(sample);
    expect((await readAll(cook!, 'dispositions.csv')).records).toHaveLength(6108);
    expect((await readAll(seattle!, 'terry_stops_to_2016-09.csv')).records).toHaveLength(12925);
  });
});
