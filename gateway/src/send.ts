import type { Agency, UpstreamTls } from '@lead-graph/schema';
import { type Dispatcher, Pool } from 'undici';

export interface CallRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface CallAnswer {
  readonly status: number;
  readonly body: string;
}

/** Largest answer of one subgraph, in bytes: to read and parse more would hold up everybody else's. */
const MAX_ANSWER = 32_000_000;

/** Sends one call to one subgraph; rejects when it does not answer within `timeout` milliseconds. */
export type Send = (agency: Agency, request: CallRequest, timeout: number) => Promise<CallAnswer>;

/** A way to subgraphs that is closed when it is not needed any more. */
export interface Line {
  readonly send: Send;
  close(): Promise<void>;
}

/** Subgraphs in processes of their own, over pooled keep-alive connections: at most `connections` to each; calls beyond wait for one. */
export function sendOverHttp(
  urls: Readonly<Record<string, string>>,
  connect: UpstreamTls = {},
  connections = 32,
): Send & { close(): Promise<void> } {
  const options = { connections, pipelining: 1, connect, maxResponseSize: MAX_ANSWER };
  const pools = new Map(Object.entries(urls).map(([name, url]) => [name, new Pool(url, options)]));
  const send: Send = (agency, request, timeout) => answerOf(pools.get(agency.name)!, request, timeout);
  return Object.assign(send, {
    close: async () => void (await Promise.all([...pools.values()].map((pool) => pool.close()))),
  });
}

/** Collects the answer as it comes, without a stream and a signal of its own for each call. */
function answerOf(pool: Pool, { headers, body }: CallRequest, timeout: number): Promise<CallAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let line: Dispatcher.DispatchController | undefined;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      line?.abort(noAnswer());
      reject(noAnswer());
    }, timeout);
    pool.dispatch(
      { path: '/graphql', method: 'POST', headers, body },
      {
        onRequestStart: (controller) => {
          line = controller;
          if (late) line.abort(noAnswer());
        },
        onResponseStart: (_, statusCode) => void (status = statusCode),
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd: () => {
          clearTimeout(timer);
          resolve({ status, body: Buffer.concat(chunks).toString('utf8') });
        },
        onResponseError: (_, error) => {
          clearTimeout(timer);
          reject(error);
        },
      },
    );
  });
}

const noAnswer = (): Error => new Error('no answer in time');

/** Subgraphs in this process: the same request, answered by the same code. */
export function sendInProcess(
  subgraphs: Readonly<Record<string, { answer(request: CallRequest): Promise<CallAnswer> }>>,
): Send {
  return (agency, request, timeout) => {
    const subgraph = subgraphs[agency.name];
    if (!subgraph) return Promise.reject(new Error(`subgraph \`${agency.name}\` is not running`));
    return within(subgraph.answer(request), timeout);
  };
}

async function within<T>(answer: Promise<T>, timeout: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(noAnswer()), timeout);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
