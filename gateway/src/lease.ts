import type { ServerResponse } from 'node:http';
import { LEASE_MILLISECONDS, log, SILENT, type Telemetry } from '@lead-graph/schema';
import { cut } from './connections';

/**
 * Writes a leased answer. The check stands in the same turn as the write; what the operating system has not
 * taken when the lease ends is reset. Returns false, with nothing written, when the lease has ended.
 *
 * Bytes in kernel and balancer buffers are beyond recall: they are bounded by the socket's send buffer.
 */
export function releaseWithinLease(
  response: ServerResponse,
  arrivedAt: number,
  status: number,
  headers: Record<string, string | number>,
  body: Buffer,
  telemetry: Pick<Telemetry, 'count'> = SILENT,
): boolean {
  const left = LEASE_MILLISECONDS - (performance.now() - arrivedAt);
  if (left <= 0) return false;
  const reset = setTimeout(() => {
    cut(response.socket);
    telemetry.count('lead_answers_cut_total');
  }, left);
  response.once('finish', () => {
    clearTimeout(reset);
    if (performance.now() - arrivedAt <= LEASE_MILLISECONDS) return;
    log({ event: 'lease breached', milliseconds: Math.round(performance.now() - arrivedAt) });
    telemetry.count('lead_lease_breaches_total');
  });
  response.once('close', () => clearTimeout(reset));
  response.writeHead(status, headers);
  response.end(body);
  return true;
}
