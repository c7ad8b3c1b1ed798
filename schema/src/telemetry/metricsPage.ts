import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { log } from '../log';
import { httpsOptions, type ServerTls } from '../tls';

export interface MetricsPage {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `/metrics` on a port of its own: what callers reach never leads to it. */
export async function openMetricsPage(
  exporter: PrometheusExporter,
  { host, port }: { readonly host: string; readonly port: number },
  tls: ServerTls | undefined,
): Promise<MetricsPage> {
  const listener: RequestListener = (request, response) => {
    if (request.method === 'GET' && request.url === '/metrics')
      exporter.getMetricsRequestHandler(request, response.setHeader('cache-control', 'no-store'));
    else response.writeHead(404).end();
  };
  const server = tls ? createSecureServer(httpsOptions(tls), listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`METRICS_PORT ${port} is in use; choose another`) : error),
    );
    server.listen(port, host, resolve);
  });
  const served = (server.address() as AddressInfo).port;
  log({ event: 'metrics served', port: served });
  return {
    port: served,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
