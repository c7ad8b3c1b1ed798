import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';

/**
 * Waits until nothing that was decided before can still be handed on. Obligation: called when the commit was
 * seen, by every act that can end a permission, a repeat too, before it is acknowledged.
 *
 * By the monotonic clock, in a loop: a timer may fire early.
 */
export async function leasesEnd(): Promise<void> {
  const until = performance.now() + LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
  for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
