import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { type Gateway, sendInProcess, startGateway } from '@lead-graph/gateway';
import type { Graph } from '@lead-graph/kit/graph';
import { AGENCIES } from '@lead-graph/schema';
import { request } from 'undici';
import type { TestGraph } from '../graph/openGraph';

type GatewayDoor = Pick<typeof import('@lead-graph/gateway'), 'startGateway' | 'sendInProcess'>;

export interface Posted {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Of the first error. */
  readonly code: string | undefined;
}

type Headers = Readonly<Record<string, string | string[]>>;

/** Sends what no honest client would: any header, more than once, and any body. */
export async function post(url: string, headers: Headers, body: string | object): Promise<Posted> {
  return asked(`${url}/graphql`, 'POST', headers, typeof body === 'string' ? body : JSON.stringify(body));
}

export async function asked(address: string, method: 'GET' | 'POST', headers: Headers, body?: string): Promise<Posted> {
  const answer = await request(address, { method, headers: { ...headers }, body });
  const text = await answer.body.text();
  return { status: answer.statusCode, headers: answer.headers, text, code: codeIn(text) };
}

/** Begins a request, of which most never comes. */
export async function brokenOff(url: string, headers: Record<string, string>): Promise<void> {
  const { hostname, port } = new URL(url);
  const lines = Object.entries({ ...headers, host: hostname, 'content-length': '1000' });
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`POST /graphql HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n{`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
}

function codeIn(text: string): string | undefined {
  try {
    return JSON.parse(text).errors?.[0]?.extensions?.code;
  } catch {
    return undefined;
  }
}

/** Asked twice if need be: an idle connection to the issuer may be closed in the instant in which it is used again. */
export async function credentials(graph: Graph, as: string, purpose: string): Promise<Record<string, string>> {
  return {
    'content-type': 'application/json',
    authorization: `Bearer ${await graph.tokenFor(as).catch(() => graph.tokenFor(as))}`,
    'purpose-of-use': purpose,
  };
}

/** One more gateway before the same subgraphs, as it runs in production; with another door, another build of it. */
export function productionGateway(
  { configs, subgraphs }: Graph,
  door: GatewayDoor = { startGateway, sendInProcess },
): Promise<Gateway> {
  const all = Object.values(configs);
  const { issuer, jwksUri, audience } = all[0]!;
  return door.startGateway(
    {
      ...{ production: true, host: '127.0.0.1', port: 0, issuer, jwksUri, audience, urls: {} },
      callKeys: Object.fromEntries(all.map(({ agency, callKeys }) => [agency.name, callKeys])),
      upstreamTimeoutMs: 1_200,
      supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    },
    door.sendInProcess(subgraphs),
  );
}

/** There may be one of each in a process. */
const SHARED = ['graphql', '@apollo/server', '@apollo/gateway', '@lead-graph/schema'];

/** A build of the gateway in which some functions of its files are others: what a protection keeps out comes in. */
export function gatewayWith(replaced: Readonly<Record<string, object>>): GatewayDoor {
  const loaded = new Map(SHARED.map((name) => [name, require(name) as object]));
  const folder = dirname(require.resolve('@lead-graph/gateway'));
  let door: GatewayDoor | undefined;
  jest.isolateModules(() => {
    for (const shared of SHARED) jest.doMock(shared, () => loaded.get(shared));
    for (const [file, functions] of Object.entries(replaced)) {
      const path = join(folder, file);
      jest.doMock(path, () => ({ ...jest.requireActual<object>(path), ...functions }));
    }
    door = require('@lead-graph/gateway') as GatewayDoor;
  });
  for (const name of [...SHARED, ...Object.keys(replaced).map((file) => join(folder, file))]) jest.dontMock(name);
  return door!;
}

/** Statements of all owners since this was last asked. */
export function statementsOf(graph: TestGraph): string[] {
  return AGENCIES.flatMap(({ name }) => graph.statements(name).map((sql) => `${name}: ${sql}`));
}

export function many(count: number, one: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => one(n)).join(' ');
}
