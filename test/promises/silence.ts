import { openTestGraph } from '../graph/openGraph';
import { compareWorlds, ONLOOKERS } from '../silence/pairs';
import { count, type Promised } from './promise';

/** Operations over the whole schema, each asked in two worlds that differ only in what the onlooker may not read. */
export const silence: Promised = {
  name: 'silence',
  what: 'two worlds that differ only in what is withheld give the same bytes',
  fullSize: 100_000,
  async measure(size, done) {
    const each = Math.ceil(size / ONLOOKERS.length);
    const apart: string[] = [];
    let [pairs, answered] = [0, 0];
    for (const [index, onlooker] of ONLOOKERS.entries()) {
      const graph = await openTestGraph();
      try {
        const compared = await compareWorlds(graph, onlooker, each, index + 1);
        pairs += compared.pairs;
        answered += compared.answered;
        apart.push(...compared.apart);
      } finally {
        await graph.stop();
      }
      done?.(pairs);
    }
    return {
      size: `${count(pairs)} pairs of answers to ${ONLOOKERS.length} onlookers, ${count(answered)} of them not refusals`,
      figure: `${count(apart.length)} pairs differ${apart.length > 0 ? `; first: ${apart[0]}` : ''}`,
      holds: apart.length === 0 && answered > pairs / 4,
    };
  },
};
