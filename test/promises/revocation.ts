import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import { openTestGraph } from '../graph/openGraph';
import { raceRevocations } from '../revocation/races';
import { count, type Promised } from './promise';

/** As many at a time as the promise asks for. */
const AT_ONCE = 200;

/** Share of the revocations that may go unacknowledged under the load of the races: more, and the run proves too little. */
const UNACKNOWLEDGED_AT_MOST = 0.05;

/** Revocations raced by reads of the whole graph, half of them through one gateway and half through three. */
export const revocation: Promised = {
  name: 'revocation',
  what: 'nothing is handed on after a revocation was acknowledged',
  fullSize: 10_000,
  async measure(size, done) {
    const graph = await openTestGraph();
    try {
      const half = Math.ceil(size / 2);
      const atOnce = Math.min(AT_ONCE, half);
      const one = await raceRevocations(graph, { races: half, atOnce, gateways: 1 }, done);
      const three = await raceRevocations(graph, { races: half, atOnce, gateways: 3 }, (part) => done?.(half + part));
      const sum = (key: keyof typeof one): number => one[key] + three[key];
      const soonest = Math.min(one.soonestAcknowledgement, three.soonestAcknowledgement);
      return {
        size: `${count(sum('races'))} races, ${atOnce} at a time, through one gateway and through three, ${count(sum('reads'))} reads`,
        figure: `${sum('releasedAfter')} handed on after, ${sum('readAfter')} read after; without the wait ${count(sum('releasedAfterHastyAcknowledgement'))}; ${count(sum('unacknowledged'))} unacknowledged; soonest acknowledgement ${Math.round(soonest)} ms`,
        holds:
          sum('releasedAfter') === 0 &&
          sum('readAfter') === 0 &&
          sum('releasedAfterHastyAcknowledgement') > 0 &&
          sum('unacknowledged') <= size * UNACKNOWLEDGED_AT_MOST &&
          soonest >= LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS,
      };
    } finally {
      await graph.stop();
    }
  },
};
