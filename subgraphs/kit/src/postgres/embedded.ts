import { Client } from 'pg';
import { findBinaries } from './binaries';
import { checkClusterVersion, clusterExists, createCluster, SUPERUSER } from './cluster';
import { codeOf, EmbeddedPostgresError } from './embeddedPostgresError';
import { openHome, type PostgresHome, settleHome } from './home';
import { takeLauncherLock } from './launcherLock';
import { provideLedgers } from './ledgers';
import { provideOwners, roleOf } from './owners';
import { newPassword, type Passwords, passwordsLost, readPasswords, writePasswords } from './passwords';
import { isPostmasterOf, readPostmasterNote, stopLeftOver } from './postmaster';
import { type Server, startFailed, startServer } from './server';

/** The server's code for a password that is not the role's. */
const WRONG_PASSWORD = '28P01';

export interface EmbeddedPostgres {
  readonly port: number;
  /** postgres://<owner>:<password>@127.0.0.1:<port>/<database> for one owner's own database and role. */
  urlFor(owner: string): string;
  /** Stops the cluster, cutting connections that are still open; resolves when the postmaster is gone. Idempotent. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder that holds the cluster, e.g. `<project>/.lead`; created when absent; survives restart. */
  readonly folder: string;
  /** One database and one login role each, e.g. `law-enforcement`, which is `law_enforcement` in SQL. */
  readonly owners: readonly string[];
  /** For tests only: what is written may be lost when the machine stops. */
  readonly throwaway?: boolean;
}

/**
 * Starts the PostgreSQL of one data folder, creating what is missing, and takes over from a launcher that was killed.
 * Rejects with `EmbeddedPostgresError`. The caller calls `stop` before it exits and on SIGINT and SIGTERM; on any
 * other exit the server is told to shut down and does so shortly after.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const roles = new Map(options.owners.map((owner) => [owner, roleOf(owner)]));
  const throwaway = options.throwaway ?? false;
  const home = openHome(options.folder, throwaway);
  const lock = takeLauncherLock(home.lock);
  try {
    const { server, passwords } = await open(home, [...roles.values()], throwaway, lock.release);
    let stopping: Promise<void> | undefined;
    return {
      port: server.port,
      urlFor: (owner) => urlFor(server.port, roles, passwords, owner),
      stop: () => (stopping ??= server.stop().finally(lock.release)),
    };
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

/** Address of one owner's database in a cluster that another program runs now; null where none runs. */
export function runningUrlFor(folder: string, owner: string): string | null {
  const home = openHome(folder, false);
  const note = clusterExists(home) ? readPostmasterNote(home.cluster) : null;
  const passwords = readPasswords(home.passwords);
  if (!note || !passwords || note.status !== 'ready' || !isPostmasterOf(home.cluster, note.pid)) return null;
  return urlFor(note.port, new Map([[owner, roleOf(owner)]]), passwords, owner);
}

async function open(home: PostgresHome, roles: readonly string[], throwaway: boolean, onEnd: () => void) {
  const binaries = findBinaries(home);
  await stopLeftOver(home.cluster);
  settleHome(home);
  if (clusterExists(home)) checkClusterVersion(home, binaries.major);
  const passwords = openPasswords(home);
  if (!clusterExists(home)) await createCluster(home, binaries, superuserPassword(passwords), throwaway);

  const server = await startServer(home, binaries, throwaway, onEnd);
  try {
    await provide(home, server, roles, passwords);
    return { server, passwords };
  } catch (cause) {
    const failed = cause instanceof EmbeddedPostgresError ? cause : startFailed(home, server.log(), cause);
    await server.stop();
    throw failed;
  }
}

/** A new cluster begins with new passwords; one that is there cannot be opened without its own. */
function openPasswords(home: PostgresHome): Passwords {
  if (clusterExists(home)) {
    const passwords = readPasswords(home.passwords);
    if (!passwords?.has(SUPERUSER)) throw passwordsLost(home.passwords);
    return passwords;
  }
  const passwords: Passwords = new Map([[SUPERUSER, newPassword()]]);
  writePasswords(home.passwords, passwords);
  return passwords;
}

async function provide(home: PostgresHome, server: Server, roles: readonly string[], passwords: Passwords) {
  const superuser = await connectAsSuperuser(home, server.port, superuserPassword(passwords));
  const known = passwords.size;
  try {
    await provideOwners(superuser, roles, passwords);
    await provideLedgers(superuser, roles);
  } finally {
    if (passwords.size > known) writePasswords(home.passwords, passwords);
    await superuser.end();
  }
}

async function connectAsSuperuser(home: PostgresHome, port: number, password: string): Promise<Client> {
  const client = new Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres', ssl: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    if (codeOf(cause) === WRONG_PASSWORD) throw passwordsLost(home.passwords, cause);
    throw cause;
  }
}

function superuserPassword(passwords: Passwords): string {
  return passwords.get(SUPERUSER) ?? '';
}

function urlFor(port: number, roles: ReadonlyMap<string, string>, passwords: Passwords, owner: string): string {
  const role = roles.get(owner);
  const password = role && passwords.get(role);
  if (password) return `postgres://${role}:${password}@127.0.0.1:${port}/${role}`;
  throw new EmbeddedPostgresError(
    'OWNER_UNKNOWN',
    `owner \`${owner}\` has no database here; expected one of ${[...roles.keys()].join(', ')}`,
  );
}
