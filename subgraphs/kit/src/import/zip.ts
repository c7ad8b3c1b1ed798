import { Transform, type Readable, pipeline } from 'node:stream';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { SourceUnreadable } from './errors';
import type { SourceEntry } from './source';

const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

/** The files of a zip, unpacked as they are read and never onto the disk. The caller closes. */
export async function zipEntries(path: string): Promise<{ entries: SourceEntry[]; close: () => Promise<void> }> {
  try {
    const zip = await openZip(path, { lazyEntries: true, autoClose: false });
    const found = (await listEntries(zip)).filter((entry) => isRecords(entry.fileName));
    return { entries: found.map((entry) => sourceEntry(zip, entry)), close: async () => zip.close() };
  } catch {
    throw new SourceUnreadable(
      path,
      'is not a whole zip file',
      'it may have been cut off while copying: fetch or export it again',
    );
  }
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error) => {
      zip.close();
      reject(error);
    });
    zip.readEntry();
  });
}

/** Not folders, and not what archivers of some systems add. */
function isRecords(path: string): boolean {
  return !path.endsWith('/') && !path.startsWith('__MACOSX/') && !basename(path).startsWith('.');
}

function sourceEntry(zip: ZipFile, entry: Entry): SourceEntry {
  const read = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  return {
    name: entry.fileName,
    bytes: entry.uncompressedSize,
    open: async () => {
      if (entry.isEncrypted())
        throw new SourceUnreadable(entry.fileName, 'is locked with a password', 'unpack the zip and import the folder');
      return pipeline(await read(entry), sumChecked(entry), () => undefined);
    },
  };
}

/** Fails at the end of the file when its sum is not the one the zip states, which the unpacker leaves unchecked. */
function sumChecked(entry: Entry): Transform {
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : new Error('sum differs'));
    },
  });
}
