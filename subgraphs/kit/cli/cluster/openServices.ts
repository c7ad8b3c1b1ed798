import type { SubgraphConfig } from '../../src/config';
import { startBalancer } from './balancer';
import { type Service, type ServiceOptions, startService, startSubgraphs, urlsOf } from './service';
import { gatewaySettings } from './settings';

export interface ServicesOptions {
  /** TCP port of the balancer on 127.0.0.1; 0: any that is free. */
  readonly port: number;
  /** Processes of the gateway. */
  readonly gateways: number;
  /** Of every gateway, beside those it needs. */
  readonly settings?: NodeJS.ProcessEnv;
  readonly onLine?: ServiceOptions['onLine'];
  readonly onStep?: (step: string) => void;
}

/** Every service of the graph in a process of its own, several gateways behind a balancer. */
export interface Services {
  /** Of the balancer. */
  readonly url: string;
  /** By name. */
  readonly subgraphs: Readonly<Record<string, Service>>;
  readonly gateways: readonly Service[];
  stop(): Promise<void>;
}

/** Longer than the balancer takes to see that a gateway stops. */
const DRAIN_MS = '1000';

/** Starts them on databases that are there, with somebody to believe; what was started is stopped if a step fails. */
export async function openServices(
  configs: Readonly<Record<string, SubgraphConfig>>,
  options: ServicesOptions,
): Promise<Services> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { ...(await open(configs, options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  configs: Readonly<Record<string, SubgraphConfig>>,
  { gateways: count, port, settings, onLine, onStep }: ServicesOptions,
  stops: (() => Promise<unknown>)[],
): Promise<Omit<Services, 'stop'>> {
  const start = async (main: string, env: NodeJS.ProcessEnv): Promise<Service> => {
    const service = await startService(main, env, { onLine });
    stops.push(() => service.end());
    return service;
  };
  const subgraphs = await startSubgraphs(configs, (main, env) => start(main, { DRAIN_MS: '0', ...env }));
  onStep?.(`subgraphs: ${Object.keys(subgraphs).length}, a process each`);
  const env = { DRAIN_MS, ...gatewaySettings(configs, urlsOf(subgraphs)), ...settings };
  const gateways = await Promise.all(Array.from({ length: count }, () => start('gateway/src/main.ts', env)));
  onStep?.(`gateways: ${count}, a process each`);
  const balancer = await startBalancer(
    gateways.map(({ url }) => url),
    port,
  );
  stops.push(() => balancer.stop());
  return { url: balancer.url, subgraphs, gateways };
}
