import { replaceIn } from './replace';

/** A gateway that takes whatever a subgraph sends for its answer, as long as it is JSON. */
replaceIn('gateway/src/subgraphAnswer.ts', () => ({
  subgraphAnswer: (body: string) => ({ released: [], terms: [], ...JSON.parse(body) }),
}));
