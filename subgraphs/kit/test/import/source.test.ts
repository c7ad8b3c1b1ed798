import { gzipSync } from 'node:zlib';
import { readJson } from '../../src/import/json';
import { collectRejects } from '../../src/import/rejects';
import { openSource } from '../../src/import/source';
import { inShort, itReads, readAll, sample, temporaryFolder, zipOf } from './folder';

const folder = temporaryFolder();
const CLIENTS = 'PersonalID\n1\n2\n';

describe('openSource', () => {
  it('opens a folder, a zip, a file and a gzip file alike', async () => {
    const paths = [
      folder.path,
      folder.write('export.zip', zipOf({ 'Client.csv': CLIENTS })),
      folder.write('Client.csv', CLIENTS),
      folder.write('Other.csv.gz', gzipSync(CLIENTS)),
    ];
    const counts = await Promise.all(
      paths.map(
        async (path) => (await readAll(path, path.endsWith('.gz') ? 'other.csv' : 'client.CSV')).records.length,
      ),
    );
    expect(counts).toEqual([2, 2, 2, 2]);
  });

  it('finds a file in a folder of the zip, and passes over what archivers add', async () => {
    const path = folder.write('nested.zip', zipOf({ 'march/Client.csv': CLIENTS, '__MACOSX/march/._Client.csv': 'x' }));
    const source = await openSource(path);
    expect(source.names()).toEqual(['march/Client.csv']);
    expect(source.bytes('Client.csv')).toBe(CLIENTS.length);
    await source.close();
  });

  it('tells the size of what a gzip file holds', async () => {
    const source = await openSource(folder.write('size.csv.gz', gzipSync(CLIENTS)));
    expect(source.bytes('size.csv')).toBe(CLIENTS.length);
  });

  it('advances the progress by what was read, up to the size', async () => {
    let advanced = 0;
    const path = folder.write('steps.csv', CLIENTS);
    const source = await openSource(path, {
      start: () => undefined,
      advance: (n) => (advanced += n),
      stop: () => undefined,
    });
    for await (const _ of await source.open('steps.csv')) {
      // Read to the end.
    }
    expect(advanced).toBe(source.bytes('steps.csv'));
  });

  it('names the files there are when one is missing', async () => {
    const source = await openSource(folder.write('one.csv', CLIENTS));
    await expect(source.open('Exit.csv')).rejects.toMatchObject({
      code: 'SOURCE_FILE_MISSING',
      message: 'no file `Exit.csv` in the source, which holds `one.csv`; export it again with that file',
    });
  });

  it('says what to do about a path that is not there', async () => {
    await expect(openSource(folder.at('nowhere'))).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });

  it('refuses a name that two files of a zip answer to', async () => {
    const source = await openSource(
      folder.write('twice.zip', zipOf({ 'a/Client.csv': CLIENTS, 'b/Client.csv': CLIENTS })),
    );
    await expect(source.open('Client.csv')).rejects.toThrow('more than once');
    await source.close();
  });
});

describe('a damaged source', () => {
  const zip = zipOf({ 'Client.csv': `PersonalID\n${Array.from({ length: 20_000 }, (_, i) => i * 7919).join('\n')}` });

  it.each([10, zip.length / 2, zip.length - 1])(
    'is refused when its zip was cut off after %d bytes',
    async (length) => {
      const path = folder.write('cut.zip', zip.subarray(0, length));
      await expect(openSource(path)).rejects.toMatchObject({
        code: 'SOURCE_UNREADABLE',
        message: expect.stringContaining('is not a whole zip file; it may have been cut off while copying'),
      });
    },
  );

  it('is refused when bytes inside its zip have changed', async () => {
    const changed = Buffer.from(zip);
    changed.fill(0, zip.length / 2, zip.length / 2 + 8);
    const path = folder.write('changed.zip', changed);
    await expect(readAll(path, 'Client.csv')).rejects.toThrow('`Client.csv` is damaged or was cut off');
  });

  it('is refused when its zip unpacks to something else than was packed', async () => {
    const path = folder.write('sum.zip', zipOf({ 'Client.csv': CLIENTS }, 12345));
    await expect(readAll(path, 'Client.csv')).rejects.toThrow('`Client.csv` is damaged or was cut off');
  });

  it('is refused when its gzip file was cut off', async () => {
    const whole = gzipSync(Array.from({ length: 20_000 }, (_, i) => i * 7919).join('\n'));
    const path = folder.write('cut.csv.gz', whole.subarray(0, whole.length / 2));
    await expect(readAll(path, 'cut.csv')).rejects.toThrow('`cut.csv` is damaged or was cut off');
  });
});

describe('readJson', () => {
  const read = async (content: string | Buffer) => {
    const rejects = collectRejects();
    const document = await readJson(await openSource(folder.write('one.json', content)), 'one.json', rejects);
    return { document, told: rejects.all.map(inShort), all: JSON.stringify(rejects.all) };
  };

  it('reads one document, with or without a byte order mark', async () => {
    expect((await read('\uFEFF{"resourceType":"Bundle"}')).document).toEqual({ resourceType: 'Bundle' });
  });

  it.each([
    ['is not JSON, with the line', '{\n"name":\n"Rosa" "Diaz"}', '3 JSON'],
    ['is not JSON, in a way that the parser would quote', 'Rosa Diaz', '1 JSON'],
    ['was cut off', '{\n"name": "Ro', '2 JSON'],
    ['is not UTF-8', Buffer.from('{"name":"Jos\xe9"}', 'latin1'), '1 ENCODING'],
  ])('rejects a document that %s', async (_name, content, told) => {
    const outcome = await read(content);
    expect(outcome).toMatchObject({ document: undefined, told: [told] });
    expect(outcome.all).not.toMatch(/Rosa|Diaz|Jos/);
  });

  itReads('reads the FHIR bundles', async () => {
    const source = await openSource(sample('behavioral-health/synthea-r4/control'));
    const rejects = collectRejects();
    for (const name of source.names()) {
      expect(await readJson(source, name, rejects)).toMatchObject({ resourceType: 'Bundle' });
    }
    expect(source.names()).toHaveLength(8);
    expect(rejects.all).toEqual([]);
  });
});
