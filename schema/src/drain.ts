import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long a server that was told to stop goes on taking what comes, in milliseconds: `/ready` says no meanwhile, and
 * whoever sends to it needs a moment to see that.
 */
export const DRAIN_MS = { default: 5_000, least: 0, most: 60_000 };

/** Idle connections are looked for this often while the last ones are waited for, in milliseconds. */
const EVERY_MS = 50;

/** A server's way to stop without failing anybody. */
export interface Drain {
  readonly stopping: boolean;
  /** Resolves when everything that was taken is answered, and nothing listens any more. */
  stop(): Promise<void>;
}

/** Called before the server listens: each answer of a server that stops closes its connection, so that the next request goes elsewhere. */
export function drainOf(server: Server, forMs: number): Drain {
  const unanswered = new Set<ServerResponse>();
  let stopping = false;
  server.prependListener('request', (_, response: ServerResponse) => {
    if (stopping) return void response.setHeader('connection', 'close');
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
  });
  return {
    get stopping() {
      return stopping;
    },
    stop: async () => {
      stopping = true;
      for (const response of unanswered) if (!response.headersSent) response.setHeader('connection', 'close');
      await sleep(forMs);
      const idle = setInterval(() => server.closeIdleConnections(), EVERY_MS);
      await new Promise((resolve) => server.close(resolve));
      clearInterval(idle);
    },
  };
}
