import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embeddedPostgresError';

/** Whom the server runs as when the launcher is root, since PostgreSQL refuses root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const UNPRIVILEGED_ID = 65534;

/**
 * Undefined when the launcher's own user will do. A cluster that is there already keeps its owner;
 * one that this user cannot run is refused.
 */
export function serverUserFor(cluster: string): ServerUser | undefined {
  const mine = process.getuid?.();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (mine !== 0) {
    if (owner && owner.uid !== mine) throw belongsToAnother(cluster, owner.uid);
    return undefined;
  }
  if (owner?.uid === 0) throw belongsToRoot(cluster);
  return owner ? { uid: owner.uid, gid: owner.gid } : nobody();
}

/** Negative ids (`nobody` is -2 on macOS) are signed for a new program and unsigned for a file. */
export function identityOf(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid | 0, gid: user.gid | 0 } : {};
}

export function giveTo(user: ServerUser | undefined, path: string): void {
  if (user) chownSync(path, user.uid >>> 0, user.gid >>> 0);
}

/** Asks the system itself, so that access lists and mounts count too. */
export function canEnter(user: ServerUser | undefined, folder: string): boolean {
  const entered = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...identityOf(user),
    cwd: '/',
    stdio: 'ignore',
  });
  if (user && entered.error) throw cannotBecome(user, entered.error);
  return entered.status === 0;
}

function nobody(): ServerUser {
  const line = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync('/etc/passwd', { encoding: 'utf8' }));
  return { uid: Number(line?.[1] ?? UNPRIVILEGED_ID), gid: Number(line?.[2] ?? UNPRIVILEGED_ID) };
}

function cannotBecome(user: ServerUser, cause: Error): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PLATFORM_UNSUPPORTED',
    `PostgreSQL refuses to run as root, and root may not become user ${user.uid} on this machine; ` +
      'start as an ordinary user',
    { cause },
  );
}

function belongsToAnother(cluster: string, uid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_FOLDER_OWNER',
    `\`${cluster}\` belongs to user ${uid}; start as that user again (as root, if it is \`nobody\`), ` +
      'or start with another data folder',
  );
}

function belongsToRoot(cluster: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_FOLDER_OWNER',
    `\`${cluster}\` belongs to root, and PostgreSQL refuses to run as root; ` +
      `run \`chown -R nobody ${cluster}\` and start again`,
  );
}
