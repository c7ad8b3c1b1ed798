import type { SubgraphConfig } from '../../src/config';
import type { Subgraph } from '../../src/subgraph';
import { type FoundationOptions, layFoundations } from '../foundations';
import { openSubgraphs } from '../graph';
import { sow } from '../sow';
import { openServices, type ServicesOptions } from './openServices';

export type ClusterOptions = FoundationOptions & ServicesOptions;

/** The whole graph on this machine, in processes of their own. */
export interface Cluster {
  readonly url: string;
  readonly issuer: string;
  stop(): Promise<void>;
}

/** Starts everything; what was started is stopped if a step fails. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const { configs, issuer } = await layFoundations(options, stops, { send: unreachable });
    await sowAlone(configs, options.onStep);
    const services = await openServices(configs, options);
    stops.push(services.stop);
    return { url: services.url, issuer, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Synthetic people of all owners refer to each other, so they are sown by one process, before there are others. */
async function sowAlone(
  configs: Readonly<Record<string, SubgraphConfig>>,
  step: FoundationOptions['onStep'] = () => undefined,
): Promise<void> {
  const subgraphs: Record<string, Subgraph> = {};
  try {
    await sow(await openSubgraphs(configs, subgraphs), subgraphs, step);
  } finally {
    await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.close()));
  }
}

function unreachable(): Promise<never> {
  return Promise.reject(new Error('nobody counts while records are sown'));
}
