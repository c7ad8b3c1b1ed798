import type { UpstreamTls } from '@lead-graph/schema';
import { Pool } from 'undici';
import { boundedBytes } from '../boundedBytes';
import type { CountAnswer, CountRequest } from './countDoor';

/**
 * Largest question and largest answer between counter and owner, in bytes: the order of 10,000,000 people is
 * 160,000,000, and rows or masks of so many, of 32 bytes each, twice that.
 */
export const MAX_COUNT = 512_000_000;

/** Milliseconds for one call: a gateway waits fifteen seconds for the counter, and then tells nobody of a table. */
const COUNT_TIMEOUT_MS = 14_000;

/** Questions that one owner is asked at once; others wait. */
const CONNECTIONS = 8;

export interface CountSender {
  send(owner: string, request: CountRequest): Promise<CountAnswer>;
  close(): Promise<void>;
}

/** Owners in processes of their own, over pooled keep-alive connections; `urls` by the name of the owner. */
export function countOverHttp(
  urls: Readonly<Record<string, string>>,
  connect: UpstreamTls = {},
  timeout = COUNT_TIMEOUT_MS,
): CountSender {
  const pools = new Map(
    Object.entries(urls).map(([name, url]) => [
      name,
      new Pool(url, { connections: CONNECTIONS, pipelining: 1, connect }),
    ]),
  );
  return {
    send: async (owner, { headers, body }) => {
      const answer = await pools.get(owner)!.request({
        path: '/count',
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body,
        signal: AbortSignal.timeout(timeout),
      });
      const bytes = await boundedBytes(answer.body, MAX_COUNT);
      if (!bytes) throw new Error(`the answer is larger than ${MAX_COUNT} bytes`);
      return { status: answer.statusCode, body: bytes };
    },
    close: async () => void (await Promise.all([...pools.values()].map((pool) => pool.close()))),
  };
}
