import { configFromEnvironment } from './config';
import { type Line, sendOverHttp } from './send';
import { startGateway } from './server';

/** Runs the gateway alone, before subgraphs in processes of their own. */
async function main(): Promise<void> {
  const config = configFromEnvironment();
  const send = sendOverHttp(config.urls, config.upstreamTls, config.maxInFlight);
  const openLine = (): Line => {
    const line = sendOverHttp(config.letterUrls ?? config.urls, config.upstreamTls, 1);
    return { send: line, close: line.close };
  };
  const gateway = await startGateway(config, send, openLine);
  const stop = () => void gateway.stop().then(() => send.close());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void main();
