import type { ServerResponse } from 'node:http';
import { replaceIn } from './replace';

/** A gateway that hands an answer on whenever it is ready, and resets nothing. */
replaceIn('gateway/src/lease.ts', () => ({
  releaseWithinLease(response: ServerResponse, _: number, status: number, headers: object, body: Buffer): boolean {
    response.writeHead(status, headers as Record<string, string>);
    response.end(body);
    return true;
  },
}));
