import type { ServerResponse } from 'node:http';

/**
 * Counts operations that are under way. Beyond the bound a gateway says no at once: who waits in a queue longer than a
 * lease has waited for nothing, and slows down everybody else.
 */
export class InFlight {
  private count = 0;

  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  /** False where as many are under way as there may be; otherwise this one is, until its answer is over. */
  enter(response: ServerResponse): boolean {
    if (this.count >= this.most) return false;
    this.count += 1;
    response.once('close', () => (this.count -= 1));
    return true;
  }
}
