import { spoilPartners } from '../faults/partnerFaults';
import { FALSE_ZERO, FAULTS } from '../faults/spoiled';
import { openTestGraph } from '../graph/openGraph';
import { count, type Promised } from './promise';

/** What a gateway that believes partners lets through, and what takes others' fields with it. */
const TELLING = Object.fromEntries(
  ['an error of its schema', 'a value for a list'].map((name) => [name, FAULTS[name]!]),
);

/** A partner that is down, slow, broken, or runs another schema than was composed. */
export const partners: Promised = {
  name: 'partners',
  what: "a partner at fault takes its own fields with it and nobody else's, is no false zero, and leaves no text of its own",
  fullSize: 1_000,
  async measure(size, done) {
    const graph = await openTestGraph();
    try {
      const real = await spoilPartners(graph, size, { onDraw: done });
      const kinds = Object.keys(FAULTS).length;
      const credulous = await spoilPartners(graph, 6, {
        faults: TELLING,
        preload: ['test/faults/builds/believesPartners.ts'],
      });
      const zeros = await spoilPartners(graph, 4, { faults: { 'a false zero': FALSE_ZERO } });
      return {
        size: `${count(real.draws)} faults of ${kinds} kinds, ${count(real.spoilt)} of them with something to spoil, ${count(real.fields)} fields of other partners`,
        figure: `${real.broken.length} broken${real.broken.length > 0 ? `; first: ${real.broken[0]}` : ''}; slowest answer ${count(real.slowestMilliseconds)} ms, ${real.again} asked again; a gateway that believes partners: ${credulous.broken.length} broken; false zeros found: ${zeros.broken.length}`,
        holds:
          real.broken.length === 0 &&
          real.spoilt > size / 2 &&
          credulous.broken.some((line) => line.includes('text')) &&
          credulous.broken.some((line) => line.includes('missing')) &&
          zeros.broken.some((line) => line.includes('no null')),
      };
    } finally {
      await graph.stop();
    }
  },
};
