import { LeadError } from '@lead-graph/schema';

/**
 * Bounds the operations that are executed at once. Beyond the bound a gateway says no: who waits in a queue longer than a
 * lease has waited for nothing, and slows down everybody else.
 *
 * INVARIANT: whether there is room hangs on what is under way in this instant, and on no record.
 */
export class InFlight {
  private count = 0;

  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  async run<T>(execute: () => Promise<T>): Promise<T> {
    if (this.count >= this.most)
      throw new LeadError('OVERLOADED', `${this.most} operations are under way, as many as this gateway takes at once`);
    this.count += 1;
    try {
      return await execute();
    } finally {
      this.count -= 1;
    }
  }
}
