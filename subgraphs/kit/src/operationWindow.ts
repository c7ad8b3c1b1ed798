import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';

/**
 * Remembers which operations are under way, so that a call or a proof kept back is worth nothing once the
 * lease has run out, whatever the clocks of two machines say.
 */
export class OperationWindow {
  private readonly firstSeen = new Map<string, number>();
  private readonly calls = new Map<string, number>();

  /** `now` in milliseconds of a monotonic clock. False when the operation is over or the call was seen before. */
  admits(operation: string, call: string, now: number): boolean {
    this.forget(now);
    if (this.calls.has(call)) return false;
    this.calls.set(call, now);
    const since = this.firstSeen.get(operation);
    if (since === undefined) this.firstSeen.set(operation, now);
    return since === undefined || now - since <= LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
  }

  /** Kept twice as long as a clock may be wrong; Maps iterate oldest first. */
  private forget(now: number): void {
    for (const seen of [this.firstSeen, this.calls]) {
      for (const [name, at] of seen) {
        if (now - at < 2 * 300_000) break;
        seen.delete(name);
      }
    }
  }
}
