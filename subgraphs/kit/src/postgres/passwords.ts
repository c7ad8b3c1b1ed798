import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { codeOf, EmbeddedPostgresError } from './embeddedPostgresError';

/** Password by role. */
export type Passwords = Map<string, string>;

const RANDOM_BYTES = 24;

/** Safe inside a URL and inside SQL quotes. */
export function newPassword(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url');
}

/** Null when there is no such file. */
export function readPasswords(file: string): Passwords | null {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw passwordsLost(file, cause);
  }
}

/** Readable by this user alone; a crash leaves the old file or the new one. */
export function writePasswords(file: string, passwords: Passwords): void {
  const draft = `${file}.${randomUUID()}`;
  const opened = openSync(draft, 'wx', 0o600);
  writeFileSync(opened, `${JSON.stringify(Object.fromEntries(passwords), null, 2)}\n`);
  fsyncSync(opened);
  closeSync(opened);
  renameSync(draft, file);
}

export function passwordsLost(file: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PASSWORDS_LOST',
    `\`${file}\` does not hold the passwords of the databases beside it; put the right file back, ` +
      'or discard these databases with `npm start -- --fresh`',
    { cause },
  );
}
