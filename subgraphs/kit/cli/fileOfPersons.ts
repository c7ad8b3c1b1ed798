import { closeSync, fchmodSync, openSync, writeFileSync } from 'node:fs';

/** Readable by whoever asked alone. */
const MODE = 0o600;

/** Writes what is about persons. INVARIANT: nobody else can read it, also where the file was there before and others could. */
export function writeOfPersons(file: string, text: string): void {
  const opened = openSync(file, 'w', MODE);
  try {
    fchmodSync(opened, MODE);
    writeFileSync(opened, text);
  } finally {
    closeSync(opened);
  }
}
