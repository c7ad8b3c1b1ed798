import { chmodSync, constants, copyFileSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** Copies a folder so that everyone may read it and run what lies in `bin`, whatever the modes it has and the umask. */
export function copyTree(from: string, to: string, wanted: (file: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target, wanted);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (wanted(source)) copyFile(source, target);
  }
}

function copyFile(source: string, target: string): void {
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  chmodSync(target, path.basename(path.dirname(target)) === 'bin' ? 0o755 : 0o644);
}
