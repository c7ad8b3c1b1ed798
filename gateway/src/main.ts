import { configFromEnvironment } from './config';
import { sendOverHttp } from './send';
import { startGateway } from './server';

/** Runs the gateway alone, before subgraphs in processes of their own. */
async function main(): Promise<void> {
  const config = configFromEnvironment();
  const send = sendOverHttp(config.urls, config.upstreamTls);
  const gateway = await startGateway(config, send);
  const stop = () => void gateway.stop().then(() => send.close());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void main();
