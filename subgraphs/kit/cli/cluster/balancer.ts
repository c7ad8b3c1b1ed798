import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestOf,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** Each target is asked this often whether it is ready, in milliseconds. */
const EVERY_MS = 250;

/** How long it may take to say so, in milliseconds. No word is no news: a busy one goes on being sent to. */
const TIMEOUT_MS = 2_000;

/** Headers about one connection, which end with it (RFC 9110, 7.6.1). */
const OF_ONE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

export interface Balancer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Target {
  readonly url: URL;
  ready: boolean;
}

/**
 * Hands each request to the next of several processes that say at `/ready` that they are, in turn; where none is, as
 * while the core is down, to one that runs all the same: it knows what it can still answer. For one machine: what
 * stands before gateways elsewhere is the installation's.
 *
 * INVARIANT: nothing is sent twice. A request goes on to another target only where no byte of it can have arrived.
 */
export async function startBalancer(addresses: readonly string[], port: number): Promise<Balancer> {
  const targets = addresses.map((address): Target => ({ url: new URL(address), ready: true }));
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const inTurn = (): Target[] => {
    turn = (turn + 1) % targets.length;
    const all = [...targets.slice(turn), ...targets.slice(0, turn)];
    return [...all.filter(({ ready }) => ready), ...all.filter(({ ready }) => !ready)];
  };
  const server = createServer((request, response) => forward({ request, response, agent }, inTurn()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const looking = setInterval(() => targets.forEach(look), EVERY_MS);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      clearInterval(looking);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      agent.destroy();
    },
  };
}

function look(target: Target): void {
  fetch(new URL('/ready', target.url), { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
    async (answer) => {
      target.ready = answer.ok;
      await answer.body?.cancel();
    },
    (error: Error) => {
      if (error.name !== 'TimeoutError') target.ready = false;
    },
  );
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly agent: Agent;
}

function forward(exchange: Exchange, [target, ...others]: readonly Target[]): void {
  const { request, response, agent } = exchange;
  if (!target) {
    refuse(response, 503, 'no process is there');
    return;
  }
  const { hostname, port } = target.url;
  const { method, url: path } = request;
  const upstream = requestOf({ agent, hostname, port, method, path, headers: forwarded(request.headers) });
  let sent = false;
  upstream.once('socket', (socket) => {
    const send = () => {
      sent = true;
      request.pipe(upstream);
    };
    if (socket.connecting) socket.once('connect', send);
    else send();
  });
  upstream.once('response', (answer) => {
    response.writeHead(answer.statusCode!, forwarded(answer.headers));
    answer.once('error', () => response.socket?.resetAndDestroy());
    answer.pipe(response);
  });
  upstream.on('error', () => {
    if (response.closed) return;
    if (!sent) {
      target.ready = false;
      forward(exchange, others);
    } else if (response.headersSent) response.socket?.resetAndDestroy();
    else refuse(response, 502, 'the process that had this ended');
  });
  response.once('close', () => upstream.destroy());
}

function forwarded(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.includes(name)));
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end(JSON.stringify({ errors: [{ message }] }));
}
