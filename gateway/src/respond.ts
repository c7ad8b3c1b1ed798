import type { ServerResponse } from 'node:http';
import { LeadError, Unauthenticated, log } from '@lead-graph/schema';
import { refusalBody } from './answer';

/** By then most of what is under way is answered: a lease is twice as long. */
const RETRY_AFTER_SECONDS = 1;

/** Answers what could not be executed. */
export function refuse(
  response: ServerResponse,
  error: Error,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): null {
  const known = error instanceof LeadError;
  if (!known) log({ event: 'request failed', code: error.name, requestId });
  const body = refusalBody(
    known ? error.toJSON() : { message: '', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    requestId,
  );
  send(
    response,
    error instanceof Unauthenticated ? 401 : statusOf(known ? error.code : undefined),
    'application/json',
    body,
    known && error.code === 'OVERLOADED' ? { ...headers, 'retry-after': `${RETRY_AFTER_SECONDS}` } : headers,
  );
  return null;
}

export function statusOf(code: unknown): number {
  if (code === 'UNAUTHENTICATED') return 401;
  if (code === 'PURPOSE_NOT_ALLOWED' || code === 'FORBIDDEN' || code === 'OPERATION_NOT_LISTED') return 403;
  if (code === 'RATE_LIMITED') return 429;
  if (code === 'LEASE_ENDED' || code === 'OVERLOADED') return 503;
  return code === 'INTERNAL_SERVER_ERROR' || code === undefined ? 500 : 400;
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...headersOf(type, body), ...headers });
  response.end(body);
}

/** The policy lets the explorer run from this origin alone. */
export function headersOf(type: string, body: string | Buffer): Record<string, string | number> {
  return {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
  };
}
