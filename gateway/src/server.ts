import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LeadError, Unauthenticated } from '@lead-graph/schema';
import type { GraphQLFormattedError } from 'graphql';
import { answerBody, refusalBody } from './answer';
import { type Authenticate, authenticator, claimedPurpose } from './authenticate';
import type { GatewayConfig } from './config';
import { Courier } from './courier';
import { explorerFile } from './explorer';
import { type Executor, openExecutor } from './executor';
import { releaseWithinLease } from './lease';
import { log } from './log';
import { Operation } from './operation';
import { postFrom } from './request';
import type { Send } from './send';
import { Supergraph } from './supergraph';

export interface Gateway {
  readonly url: string;
  /** Stops accepting, lets what is under way finish, then closes. */
  stop(): Promise<void>;
}

/** Starts the gateway; `send` carries its calls to the subgraphs. */
export async function startGateway(config: GatewayConfig, send: Send): Promise<Gateway> {
  const supergraph = new Supergraph(config, send);
  const executor = await openExecutor(config, supergraph);
  const authenticate = authenticator(config);
  const courier = new Courier(config, send);
  courier.start();
  const server = createServer(
    (request, response) => void route(request, response, config, supergraph, executor, authenticate),
  );
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
    url: `http://${config.host}:${port}`,
    stop: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await courier.stop();
      await executor.stop();
    },
  };
}

function portTaken(port: number): Error {
  return new Error(`port ${port} is in use; stop what listens there, or choose another with PORT`);
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  config: GatewayConfig,
  supergraph: Supergraph,
  executor: Executor,
  authenticate: Authenticate,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0]!;
  if (request.method === 'POST' && path === '/graphql')
    return answer(request, response, supergraph, executor, authenticate, config.production);
  if (request.method === 'GET' && path === '/health') return send(response, 200, 'application/json', '{"status":"up"}');
  if (request.method === 'GET' && path === '/schema.graphql')
    return send(response, 200, 'text/plain; charset=utf-8', supergraph.publicText);
  const file = request.method === 'GET' ? await explorerFile(path, config) : null;
  if (file) return send(response, 200, file.type, file.content);
  const error = new LeadError('BAD_REQUEST', `no \`${request.method} ${escaped(path)}\`; post operations to /graphql`);
  send(response, 404, 'application/json', refusalBody(error.toJSON(), ''));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  supergraph: Supergraph,
  executor: Executor,
  authenticate: Authenticate,
  production: boolean,
): Promise<void> {
  const arrivedAt = performance.now();
  const requestId = randomUUID();
  const operation = await admitted(request, authenticate, { requestId, arrivedAt }, production).catch((error: Error) =>
    refuse(response, error, requestId),
  );
  if (!operation) return;
  try {
    const result = await executor.execute(await postFrom(request), operation);
    const body = Buffer.from(answerBody(result, operation));
    const status = result.data === undefined && result.errors ? statusOf(result.errors[0]?.extensions?.code) : 200;
    if (!operation.traits.touchesPerson || result.data === undefined)
      return send(response, status, 'application/json', body);
    if (releaseWithinLease(response, arrivedAt, status, headersOf('application/json', body), body)) return;
    refuse(
      response,
      new LeadError('LEASE_ENDED', 'the answer took longer than a decision may be relied on'),
      requestId,
    );
    await supergraph.reportWithheld(operation);
  } catch (error) {
    refuse(response, error as Error, requestId);
    await supergraph.reportWithheld(operation);
  }
}

/** Who asks and why, before anything of the operation is read. Without a token only the schema can be read, in development. */
async function admitted(
  request: IncomingMessage,
  authenticate: Authenticate,
  { requestId, arrivedAt }: Pick<Operation, 'requestId' | 'arrivedAt'>,
  production: boolean,
): Promise<Operation> {
  const { authorization } = request.headers;
  if (authorization === undefined && !production) return new Operation(requestId, arrivedAt, null, null, null);
  const requester = await authenticate(authorization);
  return new Operation(requestId, arrivedAt, requester, authorization!, claimedPurpose(request.headers, requester));
}

function refuse(response: ServerResponse, error: Error, requestId: string): null {
  const known = error instanceof LeadError;
  if (!known) log({ event: 'request failed', code: error.name, requestId });
  const body = refusalBody(
    known ? error.toJSON() : { message: '', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    requestId,
  );
  send(
    response,
    error instanceof Unauthenticated ? 401 : statusOf(known ? error.code : undefined),
    'application/json',
    body,
  );
  return null;
}

function statusOf(code: GraphQLFormattedError['extensions'] | unknown): number {
  if (code === 'UNAUTHENTICATED') return 401;
  if (code === 'PURPOSE_NOT_ALLOWED' || code === 'FORBIDDEN') return 403;
  if (code === 'LEASE_ENDED') return 503;
  return code === 'INTERNAL_SERVER_ERROR' || code === undefined ? 500 : 400;
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (response.headersSent) return;
  response.writeHead(status, headersOf(type, body));
  response.end(body);
}

/** The policy lets the explorer run from this origin alone. */
function headersOf(type: string, body: string | Buffer): Record<string, string | number> {
  return {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
  };
}

/** A path may hold anything: what is not plain is left out of the answer. */
function escaped(path: string): string {
  return path.replace(/[^\w/.-]/g, '').slice(0, 80);
}
