import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallAnswer, CallRequest } from '@lead-graph/gateway';

/** What a partner does with a call: answers, late, wrongly or not at all. */
export type Conduct = (answer: () => Promise<CallAnswer>, response: ServerResponse, request: CallRequest) => unknown;

/** Every subgraph behind a door of its own that a test can spoil. */
export interface Partners {
  readonly urls: Readonly<Record<string, string>>;
  /** From now on; null: as it should be. */
  conduct(agency: string, conduct: Conduct | null): void;
  stop(): Promise<void>;
}

export type Answering = Readonly<Record<string, { answer(request: CallRequest): Promise<CallAnswer> }>>;

export async function openPartners(subgraphs: Answering): Promise<Partners> {
  const conducts = new Map<string, Conduct>();
  const servers = Object.entries(subgraphs).map(([name, subgraph]) => {
    const server = createServer(async (incoming, response) => {
      let body = '';
      for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
      const request = { headers: incoming.headers as Record<string, string>, body };
      const conduct = conducts.get(name) ?? whole;
      await Promise.resolve(conduct(() => subgraph.answer(request), response, request)).catch(() => response.destroy());
    });
    return [name, server] as const;
  });
  await Promise.all(
    servers.map(([, server]) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
  );
  return {
    urls: Object.fromEntries(
      servers.map(([name, server]) => [name, `http://127.0.0.1:${(server.address() as AddressInfo).port}`]),
    ),
    conduct: (agency, conduct) => void (conduct ? conducts.set(agency, conduct) : conducts.delete(agency)),
    stop: async () => {
      for (const [, server] of servers) server.closeAllConnections();
      await Promise.all(servers.map(([, server]) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

export const whole: Conduct = async (answer, response) => {
  const { status, body } = await answer();
  send(response, status, body);
};

/** Answers after a time drawn anew for each call, up to so many milliseconds. */
export const within =
  (milliseconds: number): Conduct =>
  async (answer, response, request) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * milliseconds));
    await whole(answer, response, request);
  };

export function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
