import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type Drain, drainOf, httpsOptions, LeadError, log, openTelemetry, type Telemetry } from '@lead-graph/schema';
import { refusalBody } from './answer';
import { type Answering, answerOperation } from './answerOperation';
import { authenticator } from './authenticate';
import type { GatewayConfig } from './config';
import { rememberConnections } from './connections';
import { Courier } from './courier';
import { InFlight } from './inFlight';
import { allowListedOrigin, answerPreflight } from './crossOrigin';
import { explorerFile } from './explorer';
import { openExecutor } from './executor';
import { Rates } from './rates';
import { type Readiness, readinessOf } from './readiness';
import { send as respond } from './respond';
import type { Line, Send } from './send';
import { Supergraph } from './supergraph';

export interface Gateway {
  readonly url: string;
  readonly telemetry: Pick<Telemetry, 'port'>;
  /** Says that it is not ready, goes on for as long as its configuration says, lets what is under way finish, then closes. */
  stop(): Promise<void>;
}

/** Starts the gateway; `send` carries its calls to the subgraphs, and a line of `openLine` their letters to each other. */
export async function startGateway(config: GatewayConfig, send: Send, openLine?: () => Line): Promise<Gateway> {
  const telemetry = await openTelemetry('gateway', config.telemetry, { tls: config.tls, traced: true });
  const courier = new Courier(config, send, openLine);
  const supergraph = new Supergraph(config, courier.watching);
  const rates = config.rateLimit ? new Rates(config.rateLimit) : null;
  const executor = await openExecutor(config, supergraph, rates);
  const { production, safelist } = config;
  const inFlight = new InFlight(config.maxInFlight);
  const authenticate = authenticator(config);
  const answering = { supergraph, executor, rates, safelist, inFlight, authenticate, production, telemetry };
  await courier.start();
  const readiness = readinessOf(config, send, authenticate);
  const server = serverOf(
    config,
    (request, response) => void route(request, response, config, { ...answering, readiness, drain }),
  );
  const drain = drainOf(server, config.drainMs ?? 0);
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(config.port) : error),
    );
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  log({ event: 'gateway listening', port });
  return {
    url: `${config.tls ? 'https' : 'http'}://${config.host}:${port}`,
    telemetry,
    stop: async () => {
      await drain.stop();
      await courier.stop();
      await executor.stop();
      await telemetry.close();
    },
  };
}

function serverOf({ tls }: GatewayConfig, listener: RequestListener) {
  if (!tls) return createServer(listener);
  const server = createSecureServer(httpsOptions(tls), listener);
  rememberConnections(server);
  return server;
}

function portTaken(port: number): Error {
  return new Error(`port ${port} is in use; stop what listens there, or choose another with PORT`);
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  config: GatewayConfig,
  answering: Answering & { readonly readiness: () => Promise<Readiness>; readonly drain: Drain },
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0]!;
  const listed = allowListedOrigin(request, response, config.corsOrigins ?? []);
  if (request.method === 'OPTIONS' && path === '/graphql' && listed) return answerPreflight(response);
  if (request.method === 'POST' && path === '/graphql') return answerOperation(request, response, answering);
  if (request.method === 'GET' && path === '/health')
    return respond(response, 200, 'application/json', '{"status":"up"}');
  if (request.method === 'GET' && path === '/ready' && answering.drain.stopping)
    return respond(response, 503, 'application/json', '{"status":"stopping"}');
  if (request.method === 'GET' && path === '/ready') return tellReadiness(response, await answering.readiness());
  if (request.method === 'GET' && path === '/schema.graphql')
    return respond(response, 200, 'text/plain; charset=utf-8', answering.supergraph.publicText);
  const file = request.method === 'GET' ? await explorerFile(path, config) : null;
  if (file) return respond(response, 200, file.type, file.content);
  const error = new LeadError('BAD_REQUEST', `no \`${request.method} ${escaped(path)}\`; post operations to /graphql`);
  respond(response, 404, 'application/json', refusalBody(error.toJSON(), ''));
}

function tellReadiness(response: ServerResponse, { ready, ...found }: Readiness): void {
  const status = ready ? 'ready' : 'not ready';
  respond(response, ready ? 200 : 503, 'application/json', JSON.stringify({ status, ...found }));
}

/** A path may hold anything: what is not plain is left out of the answer. */
function escaped(path: string): string {
  return path.replace(/[^\w/.-]/g, '').slice(0, 80);
}
