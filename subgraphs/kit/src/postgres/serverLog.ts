import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';

const SHOWN_LINES = 20;
const KEPT_BYTES = 1_000_000;

/** Opened for appending from the byte `from`; a log that has grown long begins anew. The caller closes it. */
export function openLog(file: string): { descriptor: number; from: number } {
  const descriptor = openSync(file, 'a', 0o600);
  if (fstatSync(descriptor).size > KEPT_BYTES) ftruncateSync(descriptor);
  return { descriptor, from: fstatSync(descriptor).size };
}

/** What the server has written from the byte `from` on. */
export function readLog(file: string, from: number): string {
  const descriptor = openSync(file, 'r');
  const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - from));
  const read = readSync(descriptor, bytes, 0, bytes.length, from);
  closeSync(descriptor);
  return bytes.toString('utf8', 0, read);
}

export function lastLines(log: string): string {
  return log.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
