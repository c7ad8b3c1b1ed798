import { stallBeforeWriting } from '../faults/stalls';
import { type StopFigure, stopGateways } from '../faults/stops';
import { openTestGraph } from '../graph/openGraph';
import { count, type Promised } from './promise';

/** One in so many is spent on the instant no check covers, and as many on a build without the lease. */
const SHARE = 10;

/** Share of the revocations that may go unacknowledged on a busy machine: they promise nothing. */
const UNACKNOWLEDGED_AT_MOST = 0.05;

const showsTwin = ({ releasedAfter, unrecorded }: StopFigure): boolean => releasedAfter > 0 && unrecorded > 0;

/** Gateways whose process is stopped across the lease, and across the acknowledgement of a revocation. */
export const stopped: Promised = {
  name: 'stopped',
  what: 'a gateway that was stopped hands nothing on after a revocation was acknowledged, and what it does too late is in its log',
  fullSize: 100,
  async measure(size, done) {
    const graph = await openTestGraph();
    try {
      const few = Math.max(2, Math.ceil(size / SHARE));
      const [real, stalls, sabotaged] = await Promise.all([
        stopGateways(graph, size, { onStop: done, until: ({ caught }) => caught >= size }),
        stallBeforeWriting(graph, few),
        stopGateways(graph, few, { preload: ['test/faults/builds/withoutLease.ts'], until: showsTwin }),
      ]);
      return {
        size: `${count(real.stops)} stops, ${count(real.reads)} reads, ${count(real.caught)} of them caught half-way`,
        figure: `${real.releasedAfter} handed on after, ${real.late} late, ${real.unrecorded} of these not in the log, ${real.unacknowledged} unacknowledged; of ${stalls.late} stalled between check and write ${stalls.recorded} in the log; without the lease ${sabotaged.releasedAfter} handed on after, ${sabotaged.unrecorded} not in the log`,
        holds:
          real.unrecorded === 0 &&
          real.caught >= size &&
          real.unacknowledged <= real.reads * UNACKNOWLEDGED_AT_MOST &&
          stalls.late === few &&
          stalls.recorded === few &&
          showsTwin(sabotaged),
      };
    } finally {
      await graph.stop();
    }
  },
};
