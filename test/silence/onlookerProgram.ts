import { openTestGraph } from '../graph/openGraph';
import { type Compared, compareWorlds, ONLOOKERS } from './pairs';

/** What one onlooker is to ask, of two worlds that are made for it. */
export interface Share {
  readonly onlooker: number;
  readonly pairs: number;
  readonly seed: number;
}

async function compared({ onlooker, pairs, seed }: Share): Promise<Compared> {
  const graph = await openTestGraph();
  try {
    return await compareWorlds(graph, ONLOOKERS[onlooker]!, pairs, seed);
  } finally {
    await graph.stop();
  }
}

process.on('message', (message: Share | 'stop') => {
  if (message === 'stop') process.exit(0);
  void compared(message).then((result) => process.send!(result));
});
