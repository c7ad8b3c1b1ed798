import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Drain, drainOf, httpsOptions, log } from '@lead-graph/schema';
import { boundedBytes } from './boundedBytes';
import { configFromEnvironment, type SubgraphConfig } from './config';
import { MAX_COUNT } from './facts/countOverHttp';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from './subgraph';

/** Largest request body, in bytes: a caseload of references and proofs fits many times over. */
const MAX_BODY = 4_000_000;

/** Runs one subgraph alone over HTTP until it is told to stop. */
export async function serveSubgraph(definition: SubgraphDefinition): Promise<void> {
  const config = configFromEnvironment(definition.name);
  const subgraph = await openSubgraph(definition, config);
  const { stop } = await listen(subgraph, config);
  subgraph.warm().catch(() => log({ event: 'facts not read yet', subgraph: definition.name }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

export interface Listening {
  readonly port: number;
  /** Says that it is not ready, goes on for as long as its configuration says, lets what is under way finish and closes the database. */
  stop(): Promise<void>;
}

/** Listens for calls; port 0 is any that is free. */
export async function listen(
  subgraph: Subgraph,
  config: Pick<SubgraphConfig, 'host' | 'port' | 'tls' | 'drainMs'>,
): Promise<Listening> {
  const listener: RequestListener = (request, response) => {
    respond(subgraph, request, response, drain).catch(() => response.destroy());
  };
  const server = config.tls ? createSecureServer(httpsOptions(config.tls), listener) : createServer(listener);
  const drain = drainOf(server, config.drainMs ?? 0);
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  log({ event: 'listening', subgraph: subgraph.agency.name, port });
  const stop = async () => {
    await drain.stop();
    await subgraph.close();
  };
  return { port, stop };
}

async function respond(
  subgraph: Subgraph,
  request: IncomingMessage,
  response: ServerResponse,
  drain: Drain,
): Promise<void> {
  if (request.method === 'GET' && request.url === '/health') return send(response, 200, '{"status":"up"}');
  if (request.method === 'GET' && request.url === '/ready') return ready(subgraph, response, drain);
  if (request.method === 'POST' && request.url === '/count') return count(subgraph, request, response);
  if (request.method !== 'POST' || request.url !== '/graphql')
    return send(response, 404, '{"errors":[{"message":"post to /graphql"}]}');
  const body = await boundedBytes(request, MAX_BODY);
  if (body === null) return send(response, 413, TOO_LARGE);
  const { status, body: answer } = await subgraph.answer({ headers: request.headers, body: body.toString('utf8') });
  send(response, status, answer);
}

/** INVARIANT: who is not the counter makes this process keep nothing of what they send. */
async function count(subgraph: Subgraph, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers } = request;
  const refused = subgraph.refusesCount(headers);
  if (refused) return send(response, refused.status, refused.body);
  const body = await boundedBytes(request, MAX_COUNT);
  if (body === null) return send(response, 413, TOO_LARGE);
  const answer = await subgraph.count({ headers, body });
  send(response, answer.status, answer.body, answer.status === 200 ? 'application/octet-stream' : undefined);
}

const TOO_LARGE = '{"errors":[{"message":"the body is too large"}]}';

async function ready(subgraph: Subgraph, response: ServerResponse, { stopping }: Drain): Promise<void> {
  if (stopping) return send(response, 503, '{"status":"stopping"}');
  const { ready, dependencies } = await subgraph.readiness();
  send(response, ready ? 200 : 503, JSON.stringify({ status: ready ? 'ready' : 'not ready', dependencies }));
}

function send(response: ServerResponse, status: number, body: string | Buffer, type = 'application/json'): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}
