import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeysUnreadable } from './errors';

/** Only the account that runs the provider reads or writes the file. */
const OWNER_ONLY = 0o600;

/** What the file holds, or null when there is none. */
export function readPrivate<T>(file: string, isValid: (content: unknown) => content is T): T | null {
  const text = textOf(file);
  if (text === null) return null;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new KeysUnreadable(file, 'no JSON');
  }
  if (!isValid(content)) throw new KeysUnreadable(file, 'of another form');
  return content;
}

/** Writes the file unless another did so first; the caller reads it back to learn which one counts. */
export function createPrivate(file: string, content: unknown): void {
  const draft = draftOf(file, content);
  try {
    linkSync(draft, file);
  } catch (fault) {
    if (codeOf(fault) !== 'EEXIST') throw fault;
  } finally {
    rmSync(draft);
  }
}

export function replacePrivate(file: string, content: unknown): void {
  renameSync(draftOf(file, content), file);
}

function draftOf(file: string, content: unknown): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return draft;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null;
    throw new KeysUnreadable(file, codeOf(fault));
  }
}

function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException).code ?? 'unknown';
}
