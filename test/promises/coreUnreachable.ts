import { loseCore, loseCoreBeforeKeptAnswers } from '../faults/coreFaults';
import { openTestGraph } from '../graph/openGraph';
import { count, type Promised } from './promise';

/** A core that cannot be reached: its process, its database, or the way to it is gone. */
export const coreUnreachable: Promised = {
  name: 'core-unreachable',
  what: "without the core nobody reads another agency's records, own staff read their own, and /ready says so",
  fullSize: 500,
  async measure(size, done) {
    const graph = await openTestGraph();
    try {
      const kept = await loseCoreBeforeKeptAnswers(graph, Math.min(size, 6));
      const { draws, ways, told, ownPages, broken, disclosures } = await loseCore(graph, size, done);
      return {
        size: `${count(draws)} questions about participants and as many for own records, ${ways} ways of being unreachable`,
        figure: `${broken.length} broken${broken.length > 0 ? `; first: ${broken[0]}` : ''}; ${count(ownPages)} own pages served, ${disclosures} disclosures, ${told} of ${ways} ways told by /ready; with kept answers of the core ${kept.broken.length} broken`,
        holds:
          broken.length === 0 &&
          disclosures === 0 &&
          ownPages === draws &&
          told === ways &&
          kept.broken.some((line) => line.includes('something of the participant')),
      };
    } finally {
      await graph.stop();
    }
  },
};
