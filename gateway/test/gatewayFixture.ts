import { AGENCIES, type Keyring } from '@lead-graph/schema';
import type { GatewayConfig } from '../src/config';
import { startGateway } from '../src/server';

const RING: Keyring = [{ id: 'test', secret: Buffer.alloc(32, 7) }];
const NOBODY = 'http://127.0.0.1:9';

/** A gateway before no subgraph: enough for what is settled at its door. */
export interface TestGateway {
  readonly url: string;
  readonly metricsPort: number | null;
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
}

export async function startTestGateway(change: Partial<GatewayConfig> = {}): Promise<TestGateway> {
  const config: GatewayConfig = {
    ...{ production: false, host: '127.0.0.1', port: 0, issuer: NOBODY, jwksUri: `${NOBODY}/jwks` },
    audience: 'lead-graph',
    callKeys: Object.fromEntries(AGENCIES.map(({ name }) => [name, RING])),
    urls: {},
    upstreamTimeoutMs: 100,
    supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    ...change,
  };
  const gateway = await startGateway(config, () => Promise.reject(new Error('no subgraph here')));
  return {
    url: gateway.url,
    metricsPort: gateway.telemetry.port,
    post: (body, headers) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }),
    stop: () => gateway.stop(),
  };
}
