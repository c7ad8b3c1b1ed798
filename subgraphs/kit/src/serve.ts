import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { httpsOptions, log } from '@lead-graph/schema';
import { configFromEnvironment, type SubgraphConfig } from './config';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from './subgraph';

/** Largest request body, in bytes: a caseload of references and proofs fits many times over. */
const MAX_BODY = 4_000_000;

/** Runs one subgraph alone over HTTP until it is told to stop. */
export async function serveSubgraph(definition: SubgraphDefinition): Promise<void> {
  const config = configFromEnvironment(definition.name);
  const subgraph = await openSubgraph(definition, config);
  const { stop } = await listen(subgraph, config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

export interface Listening {
  readonly port: number;
  /** Stops listening, lets what is under way finish and closes the database. */
  stop(): Promise<void>;
}

/** Listens for calls; port 0 is any that is free. */
export async function listen(
  subgraph: Subgraph,
  config: Pick<SubgraphConfig, 'host' | 'port' | 'tls'>,
): Promise<Listening> {
  const listener: RequestListener = (request, response) => {
    respond(subgraph, request, response).catch(() => response.destroy());
  };
  const server = config.tls ? createSecureServer(httpsOptions(config.tls), listener) : createServer(listener);
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  log({ event: 'listening', subgraph: subgraph.agency.name, port });
  const stop = async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    await subgraph.close();
  };
  return { port, stop };
}

async function respond(subgraph: Subgraph, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET' && request.url === '/health') return send(response, 200, '{"status":"up"}');
  if (request.method === 'GET' && request.url === '/ready') return ready(subgraph, response);
  if (request.method !== 'POST' || request.url !== '/graphql')
    return send(response, 404, '{"errors":[{"message":"post to /graphql"}]}');
  const body = await bodyOf(request);
  if (body === null) return send(response, 413, '{"errors":[{"message":"the body is too large"}]}');
  const { status, body: answer } = await subgraph.answer({ headers: request.headers, body });
  send(response, status, answer);
}

async function ready(subgraph: Subgraph, response: ServerResponse): Promise<void> {
  const up = await subgraph.db.query('SELECT 1').then(
    () => true,
    () => false,
  );
  const { whole, status } = subgraph.continuity;
  send(
    response,
    up && whole ? 200 : 503,
    JSON.stringify({ status: up ? (whole ? 'ready' : status) : 'database unreachable' }),
  );
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}
