import { urlsOf } from '@lead-graph/kit/cluster';
import { sendOverHttp, startGateway } from '@lead-graph/gateway';
import type { Graph } from '@lead-graph/kit/graph';
import { startSubgraphs } from './service';

/** The same graph once more: each subgraph in a process of its own, on the database it has here, and a gateway that calls them. */
export interface Processes {
  readonly url: string;
  /** Of each subgraph, by its name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Ends the process of one agency alone. */
  end(agency: string): Promise<void>;
  stop(): Promise<void>;
}

export async function openProcesses({ configs }: Pick<Graph, 'configs'>): Promise<Processes> {
  const all = Object.values(configs);
  const services = await startSubgraphs(configs);
  const urls = urlsOf(services);
  const { issuer, jwksUri, audience } = all[0]!;
  const send = sendOverHttp(urls);
  const gateway = await startGateway(
    {
      ...{ production: false, host: '127.0.0.1', port: 0, issuer, jwksUri, audience, urls, upstreamTimeoutMs: 1_500 },
      callKeys: Object.fromEntries(all.map(({ agency, callKeys }) => [agency.name, callKeys])),
      supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    },
    send,
  );
  return {
    url: gateway.url,
    urls,
    end: (agency) => services[agency]!.end(),
    stop: async () => {
      await gateway.stop();
      await send.close();
      await Promise.all(Object.values(services).map((service) => service.end()));
    },
  };
}
