import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import type { SubgraphContext } from './context';

/**
 * Waits until nothing that was decided before can still be handed on. Obligation: called when the commit was
 * seen, by every act that can end a permission, a repeat too, before it is acknowledged.
 *
 * By the monotonic clock, in a loop: a timer may fire early. That a permission ended goes on record, so that a database
 * in which it has not ended is known to be an older one.
 */
export async function leasesEnd(context: SubgraphContext): Promise<void> {
  await context.recordMark('ENDED');
  const until = performance.now() + LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
  for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
