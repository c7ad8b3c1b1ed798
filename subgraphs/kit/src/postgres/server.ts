import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { EmbeddedPostgresError } from './embeddedPostgresError';
import type { PostgresHome } from './home';
import { readPostmasterNote, stopLeftOver, stopPostmaster } from './postmaster';
import { hasEnded, signalIfAlive, spawnFor } from './serverChild';
import { lastLines, openLog, readLog } from './serverLog';
import { serverArguments } from './settings';
import { until } from './until';

export interface Server {
  readonly port: number;
  /** What the server has logged since it started. */
  log(): string;
  /** Resolves when the postmaster is gone. */
  stop(): Promise<void>;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;

/** Long enough to recover from a crash in the midst of a large import. */
const READY_WITHIN_MS = 120_000;

/** The port was taken meanwhile, or a server that just died still lets go of the cluster. */
const WORTH_RETRYING =
  /could not bind|could not create any TCP\/IP sockets|is still in use|postmaster\.pid" already exists/;

/** Resolves when the server takes connections. `onEnd` is called once when it is gone, for whatever reason. */
export async function startServer(
  home: PostgresHome,
  binaries: Binaries,
  throwaway: boolean,
  onEnd: () => void,
): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const server = await attemptStart(home, binaries, throwaway, onEnd);
    if (server.ready) return server;
    if (attempt === ATTEMPTS || !WORTH_RETRYING.test(server.log())) throw startFailed(home, server.log());
    await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    await stopLeftOver(home.cluster);
  }
}

/** A server that did not become ready is gone already. */
async function attemptStart(home: PostgresHome, binaries: Binaries, throwaway: boolean, onEnd: () => void) {
  const port = await freePort();
  const log = openLog(home.log);
  const child = launch(home, binaries, serverArguments(home.cluster, port, throwaway), log.descriptor);
  const stop = async () => {
    if (child.pid !== undefined) await stopPostmaster(child.pid, () => hasEnded(child));
  };
  let ready = false;
  try {
    ready = await becomesReady(child, home.cluster);
  } finally {
    if (ready) child.once('exit', onEnd);
    else await stop();
  }
  return { ready, port, log: () => readLog(home.log, log.from), stop };
}

export function startFailed(home: PostgresHome, log: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'START_FAILED',
    `PostgreSQL did not start on \`${home.cluster}\`; set right what its log \`${home.log}\` says and start again. ` +
      `Its last lines:\n${lastLines(log)}`,
    { cause },
  );
}

/** The child does not keep the launcher alive; when the launcher exits, the server shuts down on its own. */
function launch(home: PostgresHome, binaries: Binaries, args: string[], log: number): ChildProcess {
  const child = spawnFor(home, binaries.postgres, args, ['ignore', log, log], (pid) => signalIfAlive(pid, 'SIGINT'));
  closeSync(log);
  child.unref();
  return child;
}

async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const isReady = () => {
    const note = readPostmasterNote(cluster);
    return note?.pid === child.pid && note?.status === 'ready';
  };
  await until(() => hasEnded(child) || isReady(), READY_WITHIN_MS);
  return !hasEnded(child) && isReady();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
