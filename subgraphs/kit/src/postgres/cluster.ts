import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Binaries } from './binaries';
import { EmbeddedPostgresError } from './embeddedPostgresError';
import type { PostgresHome } from './home';
import { signalIfAlive, spawnFor } from './serverChild';
import { lastLines } from './serverLog';
import { giveTo } from './serverUser';

export const SUPERUSER = 'postgres';

const DRAFT = 'cluster-draft-';

export function clusterExists(home: PostgresHome): boolean {
  return existsSync(path.join(home.cluster, 'PG_VERSION'));
}

export function checkClusterVersion(home: PostgresHome, major: string): void {
  const found = readFileSync(path.join(home.cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new EmbeddedPostgresError(
    'DATA_FOLDER_VERSION',
    `\`${home.cluster}\` was made by PostgreSQL ${found}, and this is PostgreSQL ${major}; discard it with ` +
      `\`npm start -- --fresh\`, or go back to the version that made them`,
  );
}

/** The cluster appears whole or not at all. */
export async function createCluster(
  home: PostgresHome,
  binaries: Binaries,
  password: string,
  throwaway: boolean,
): Promise<void> {
  for (const old of readdirSync(home.folder).filter((name) => name.startsWith(DRAFT))) {
    rmSync(path.join(home.folder, old), { recursive: true, force: true });
  }
  const draft = path.join(home.folder, `${DRAFT}${randomUUID()}`);
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  giveTo(home.user, draft);
  try {
    await initdb(home, binaries, draft, password, throwaway);
    renameSync(draft, home.cluster);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function initdb(home: PostgresHome, binaries: Binaries, draft: string, password: string, throwaway: boolean) {
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(home.user, passwordFile);
  const args = [
    ...['--pgdata', draft, '--username', SUPERUSER, '--pwfile', passwordFile],
    ...['--auth-host', 'scram-sha-256', '--auth-local', 'reject'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(throwaway ? ['--no-sync'] : []),
  ];
  try {
    const child = spawnFor(home, binaries.initdb, args, ['ignore', 'ignore', 'pipe'], (pid) =>
      signalIfAlive(-pid, 'SIGKILL'),
    );
    const [complaint, [exitCode]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
    if (exitCode !== 0) throw initdbFailed(home, complaint);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initdbFailed(home: PostgresHome, complaint: string): EmbeddedPostgresError {
  const remedy = complaint.includes('could not look up effective user ID')
    ? 'PostgreSQL wants a user with a line in /etc/passwd: start as one that has it, or as root'
    : 'make room or set right what initdb says, and start again';
  return new EmbeddedPostgresError(
    'INITDB_FAILED',
    `the databases could not be created in \`${home.folder}\`; ${remedy}:\n${lastLines(complaint)}`,
  );
}
