import { skewClocks, skewClocksOfTolerantAgency } from '../faults/clocks';
import { openTestGraph } from '../graph/openGraph';
import { count, type Promised } from './promise';

/** Clocks of gateway, core and an agency that go wrong, in processes of their own. */
export const clocks: Promised = {
  name: 'clocks',
  what: 'clocks within the tolerance change no answer, beyond it nothing is disclosed, and a revocation waits by none of them',
  fullSize: 60,
  async measure(size, done) {
    const graph = await openTestGraph();
    try {
      const { worlds, answers, broken, revocations, soonestAcknowledgement } = await skewClocks(graph, size, done);
      const tolerant = await skewClocksOfTolerantAgency(graph);
      return {
        size: `${count(worlds)} settings of three clocks, ${count(answers)} answers, ${count(revocations)} revocations`,
        figure: `${broken.length} broken${broken.length > 0 ? `; first: ${broken[0]}` : ''}; soonest acknowledgement ${count(Math.round(soonestAcknowledgement))} ms; an agency that finds nothing too old: ${tolerant.broken.length} broken`,
        holds: broken.length === 0 && revocations > 0 && tolerant.broken.some((line) => line.includes('disclosed')),
      };
    } finally {
      await graph.stop();
    }
  },
};
