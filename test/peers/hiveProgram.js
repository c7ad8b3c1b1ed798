import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

/** Hive Gateway before the documented subgraphs; `rust`: with its router's planner. */
const [supergraphPath, planner] = process.argv.slice(2);

const gateway = createGatewayRuntime({
  supergraph: readFileSync(supergraphPath, 'utf8'),
  logging: false,
  ...(planner === 'rust' ? { unifiedGraphHandler } : {}),
});

const server = createServer(gateway);
process.on('message', (message) => {
  if (message === 'stop') process.exit(0);
});
process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ said: 'ready', url: `http://127.0.0.1:${server.address().port}` }));
