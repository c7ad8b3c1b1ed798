import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgresError } from './embeddedPostgresError';
import { canEnter, type ServerUser, serverUserFor } from './serverUser';

/** Where one embedded PostgreSQL lives: its cluster and, beside it, what only the launcher reads. */
export interface PostgresHome {
  readonly folder: string;
  readonly cluster: string;
  readonly passwords: string;
  readonly log: string;
  readonly lock: string;
  readonly user: ServerUser | undefined;
  /** Set when the home lies elsewhere and this link to it, which makes its content count, is yet to be made. */
  readonly missingLink?: string;
}

/** Holds the homes of data folders that the server's user cannot enter, such as those under `/root`. */
const ELSEWHERE = '/var/lib/lead-graph';
const ELSEWHERE_THROWAWAY = path.join(tmpdir(), 'lead-graph');

/** The home inside `folder`, or, when root's stand-in cannot enter there, one elsewhere with a link from `folder`. */
export function openHome(folder: string, throwaway: boolean): PostgresHome {
  try {
    makeFolder(folder, 0o755);
    const inside = path.join(realpathSync(folder), 'postgres');
    if (process.getuid?.() !== 0) return homeAt(makeFolder(inside, 0o700));
    return homeForRoot(inside, throwaway ? ELSEWHERE_THROWAWAY : ELSEWHERE);
  } catch (cause) {
    if (cause instanceof EmbeddedPostgresError) throw cause;
    throw unreachable(folder, 'it cannot be created or written', 'choose a data folder that you may write', cause);
  }
}

/**
 * Makes the link to a home elsewhere. The link is the data folder's hold on its cluster: whoever removed
 * the data folder meant the cluster too, so what an earlier link left behind is removed first.
 * The caller holds the launcher's lock, and no server runs.
 */
export function settleHome(home: PostgresHome): void {
  if (!home.missingLink) return;
  rmSync(home.cluster, { recursive: true, force: true });
  rmSync(home.passwords, { force: true });
  symlinkSync(home.folder, home.missingLink);
}

function homeForRoot(inside: string, shelf: string): PostgresHome {
  const elsewhere = path.join(shelf, createHash('sha256').update(inside).digest('hex').slice(0, 16));
  const target = linkTarget(inside);
  if (target === elsewhere) return homeAt(makeFolder(elsewhere, 0o711));
  // A copied project brings a link to the original's home.
  if (target !== null && path.dirname(target) === shelf) rmSync(inside);

  const user = serverUserFor(path.join(inside, 'cluster'));
  makeFolder(inside, 0o711);
  if (canEnter(user, inside)) return homeAt(inside);
  if (readdirSync(inside).length > 0) throw closedToServer(inside);
  rmdirSync(inside);
  return homeElsewhere(inside, elsewhere);
}

function homeElsewhere(inside: string, elsewhere: string): PostgresHome {
  const shelf = makeFolder(path.dirname(elsewhere), 0o755);
  if (statSync(shelf).uid !== 0) throw closedToServer(inside);
  const home = homeAt(makeFolder(elsewhere, 0o711));
  if (!canEnter(home.user, elsewhere)) throw closedToServer(inside);
  return { ...home, missingLink: inside };
}

function homeAt(folder: string): PostgresHome {
  const real = realpathSync(folder);
  const cluster = path.join(real, 'cluster');
  const user = serverUserFor(cluster);
  accessSync(real, constants.R_OK | constants.W_OK | constants.X_OK);
  return {
    folder: real,
    cluster,
    passwords: path.join(real, 'passwords.json'),
    log: path.join(real, 'server.log'),
    lock: path.join(real, 'launcher.json'),
    user,
  };
}

/** Sets the mode of a folder made here, whatever the umask; leaves one that is there as it is. */
function makeFolder(folder: string, mode: number): string {
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, mode);
  return folder;
}

function linkTarget(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}

function closedToServer(folder: string): EmbeddedPostgresError {
  const why = 'user `nobody`, who runs PostgreSQL for root, cannot enter it';
  return unreachable(folder, why, 'run `chmod o+x` on the folders above it, or start as an ordinary user');
}

function unreachable(folder: string, why: string, remedy: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError('DATA_FOLDER_UNREACHABLE', `data folder \`${folder}\`: ${why}; ${remedy}`, {
    cause,
  });
}
