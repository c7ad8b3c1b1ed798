import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf, EmbeddedPostgresError } from './embeddedPostgresError';
import { startMarkOf } from './runningProgram';

export interface LauncherLock {
  /** Idempotent; leaves the lock of another launcher alone. */
  release(): void;
}

/**
 * Claims a cluster for this program, from before its server starts until after it is gone.
 * A lock whose launcher no longer runs is taken over.
 */
export function takeLauncherLock(file: string): LauncherLock {
  const claim = JSON.stringify({ pid: process.pid, mark: startMarkOf(process.pid), claim: randomUUID() });
  while (!writeIfAbsent(file, claim)) moveAsideIfDead(file);

  const release = () => {
    process.removeListener('exit', release);
    if (readOrNull(file) === claim) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return { release };
}

/** Appears with its content or not at all, so that nobody reads a half-written lock. */
function writeIfAbsent(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, file);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
}

function moveAsideIfDead(file: string): void {
  const seen = readOrNull(file);
  if (seen === null) return;
  const holder = livingHolder(seen);
  if (holder !== null) throw inUse(file, holder);

  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another start moved it first; look again
  }
  if (readOrNull(aside) === seen) rmSync(aside, { force: true });
  else renameSync(aside, file); // a new launcher's lock slipped in between: give it back
}

function livingHolder(lock: string): number | null {
  try {
    const { pid, mark } = JSON.parse(lock) as { pid: number; mark: string };
    return startMarkOf(pid) === mark ? pid : null;
  } catch {
    return null;
  }
}

function inUse(file: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_FOLDER_IN_USE',
    `the databases are in use by a program that is still running (pid ${pid}, lock \`${file}\`); ` +
      'stop that one first, or start this one with another data folder',
  );
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}
