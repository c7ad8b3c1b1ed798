import { countStatements } from './statements';
import type { Says } from './system';

/** Loaded before a service of the graph: tells how many statements it has sent, whenever it is asked. */
const statements = countStatements();
process.on('message', (message) => {
  if (message === 'count') process.send!({ said: 'counted', ...statements() } satisfies Says);
});
process.channel?.unref();
