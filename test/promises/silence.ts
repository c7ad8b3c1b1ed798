import { openTestGraph } from '../graph/openGraph';
import { type Compared, compareWorlds, ONLOOKERS, type Onlooker } from '../silence/pairs';
import { count, type Promised } from './promise';

/** Operations over the whole schema, each asked in two worlds that differ only in what the onlooker may not read. */
export const silence: Promised = {
  name: 'silence',
  what: 'two worlds that differ only in what is withheld give the same bytes',
  fullSize: 100_000,
  async measure(size, done) {
    const each = Math.ceil(size / ONLOOKERS.length);
    let behind = 0;
    const compared = await Promise.all(
      ONLOOKERS.map(async (onlooker, index) => {
        const figure = await compareAlone(onlooker, each, index + 1);
        done?.((behind += figure.pairs));
        return figure;
      }),
    );
    const [pairs, answered] = [sum(compared, 'pairs'), sum(compared, 'answered')];
    const apart = compared.flatMap((figure) => figure.apart);
    return {
      size: `${count(pairs)} pairs of answers to ${ONLOOKERS.length} onlookers, ${count(answered)} of them not refusals`,
      figure: `${count(apart.length)} pairs differ${apart.length > 0 ? `; first: ${apart[0]}` : ''}`,
      holds: apart.length === 0 && answered > pairs / 4,
    };
  },
};

/** Who is not shown is answered on a beat, so that one onlooker after another would mostly wait: each has a graph of their own. */
async function compareAlone(onlooker: Onlooker, pairs: number, seed: number): Promise<Compared> {
  const graph = await openTestGraph();
  try {
    return await compareWorlds(graph, onlooker, pairs, seed);
  } finally {
    await graph.stop();
  }
}

function sum(compared: readonly Compared[], what: 'pairs' | 'answered'): number {
  return compared.reduce((total, figure) => total + figure[what], 0);
}
