import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Progress, silentProgress } from '../progress';
import { SourceFileMissing, SourceUnreadable } from './errors';
import { zipEntries } from './zip';

/** Where the files of one import are: a folder, a .zip or one file. Names are matched without regard to case. */
export interface SourceFiles {
  /** Sorted, without a `.gz` at the end; the files in a folder's folders are not among them. */
  names(): string[];
  /** May be opened again, and several at a time. Whoever opens reads to the end or destroys it. */
  open(name: string): Promise<Readable>;
  /** What `open` will yield. Of a `.gz` only what it says of itself: good for a progress bar, not for more. */
  bytes(name: string): number;
  close(): Promise<void>;
}

export interface SourceEntry {
  readonly name: string;
  readonly bytes: number;
  open(): Promise<Readable>;
}

/** `progress` advances by the bytes read; whoever starts and stops it is the caller. */
export async function openSource(path: string, progress: Progress = silentProgress): Promise<SourceFiles> {
  const kind = await stat(path).catch(() => {
    throw new SourceUnreadable(path, 'is not there or may not be read', 'check the path');
  });
  if (kind.isDirectory()) return sourceFiles(await folderEntries(path), progress);
  if (!/\.zip$/i.test(path)) return sourceFiles([await fileEntry(path)], progress);
  const zip = await zipEntries(path);
  return sourceFiles(zip.entries, progress, zip.close);
}

async function folderEntries(path: string): Promise<SourceEntry[]> {
  const found = await readdir(path, { withFileTypes: true });
  const files = found.filter((each) => !each.isDirectory() && !each.name.startsWith('.'));
  return Promise.all(files.map((each) => fileEntry(join(path, each.name))));
}

async function fileEntry(path: string): Promise<SourceEntry> {
  const zipped = /\.gz$/i.test(path);
  return {
    name: basename(path).replace(/\.gz$/i, ''),
    bytes: zipped ? await gzipBytes(path) : (await stat(path)).size,
    open: async () => {
      const file = createReadStream(path);
      return zipped ? pipeline(file, createGunzip(), () => undefined) : file;
    },
  };
}

/** The last four bytes of a gzip file are its length unpacked, modulo 2^32. */
async function gzipBytes(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size < 18) return size;
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, size - 4);
    return buffer.readUInt32LE();
  } finally {
    await file.close();
  }
}

function sourceFiles(entries: readonly SourceEntry[], progress: Progress, close = async () => {}): SourceFiles {
  const find = (name: string) => findEntry(entries, name);
  return {
    names: () => entries.map((entry) => entry.name).sort(),
    bytes: (name) => find(name).bytes,
    open: async (name) => Readable.from(watched(find(name), progress), { objectMode: false }),
    close,
  };
}

/** By its whole path in the source or, where that is no question, by its last part. */
function findEntry(entries: readonly SourceEntry[], name: string): SourceEntry {
  const wanted = name.toLowerCase();
  const same = entries.filter((entry) => entry.name.toLowerCase() === wanted);
  const alike = same.length > 0 ? same : entries.filter((entry) => basename(entry.name).toLowerCase() === wanted);
  if (alike.length > 1) throw new SourceUnreadable(name, 'is in the source more than once', 'keep one of them');
  if (!alike[0]) throw new SourceFileMissing(name, entries.map((entry) => entry.name).sort());
  return alike[0];
}

async function* watched(entry: SourceEntry, progress: Progress): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await entry.open()) {
      progress.advance((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof SourceUnreadable) throw error;
    throw new SourceUnreadable(entry.name, 'is damaged or was cut off', 'fetch or export it again');
  }
}
