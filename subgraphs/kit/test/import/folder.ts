import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { type CsvColumns, readCsv } from '../../src/import/csv';
import type { SourceRecord } from '../../src/import/record';
import { type Reject, collectRejects } from '../../src/import/rejects';
import { openSource } from '../../src/import/source';

/** A folder of this test file alone, gone when it ends. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'lead-import-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string) => join(path, name);
  return {
    path,
    at,
    read: (name: string) => readFileSync(at(name), 'utf8'),
    has: (name: string) => existsSync(at(name)),
    write(name: string, content: string | Buffer): string {
      writeFileSync(at(name), content);
      return at(name);
    },
  };
}

const shared = resolve(__dirname, '../../../../../shared/data');

/** A file or folder that partners really have. */
export const sample = (path: string) => join(shared, path);

/** A test that reads the samples; where they are absent it says so and counts as skipped. */
export const itReads: jest.It = (
  existsSync(shared)
    ? it
    : (name: string, run: jest.ProvidesCallback) => it.skip(`${name} - needs ../shared/data (absent)`, run)
) as jest.It;

/** Everything a CSV yields, values, lines and rejects. */
export async function readAll(path: string, name: string, columns: CsvColumns = { required: [] }) {
  const source = await openSource(path);
  const rejects = collectRejects();
  const records: SourceRecord[] = [];
  for await (const record of readCsv(source, name, columns, rejects)) records.push(record);
  await source.close();
  return { records, rejects: rejects.all, told: rejects.all.map(inShort) };
}

export function inShort({ line, field, rule }: Reject): string {
  return field === null ? `${line} ${rule}` : `${line} ${rule} ${field}`;
}

/** A zip of these files, each said to have `sum` where one is given instead of its true one. */
export function zipOf(files: Record<string, string>, sum?: number): Buffer {
  const [locals, centrals]: Buffer[][] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text);
    const common = Buffer.alloc(26);
    for (const [index, value] of [20, 0, 8, 0, 0x21].entries()) common.writeUInt16LE(value, index * 2);
    common.writeUInt32LE(sum ?? crc32(text), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(offset, 12);
    const local = [Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed];
    locals!.push(...local);
    centrals!.push(Buffer.from('PK\x01\x02\x14\x00'), common, central.subarray(2), Buffer.from(name));
    offset += Buffer.concat(local).length;
  }
  const directory = Buffer.concat(centrals!);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals!, directory, end]);
}
