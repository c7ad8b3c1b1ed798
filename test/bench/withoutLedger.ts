import { Courier } from '@lead-graph/gateway';
import { Ledger, Sequencer } from '@lead-graph/kit/testing';

/**
 * The sabotaged build: it hands out and records nothing, signs nothing and carries letters once, without which no owner answers. Loaded before the graph
 * by a benchmark, which compares the true build with it; nothing else can turn the ledger off.
 */
Ledger.prototype.record = () => Promise.resolve();
Sequencer.prototype.start = () => undefined;
Courier.prototype.start = function () {
  return this.carry();
};
