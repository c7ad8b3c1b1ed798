import { assertProductionAddress } from '../production';

/** Where a process tells its operators of its work. */
export interface TelemetrySettings {
  /** Address of a collector that takes OTLP over HTTP; absent: nothing is sent and nothing traced. */
  readonly endpoint?: string;
  /** Where `/metrics` is served, apart from everything else; absent: nowhere. */
  readonly page?: { readonly host: string; readonly port: number };
}

/** Reads `OTEL_EXPORTER_OTLP_ENDPOINT`, `METRICS_PORT` and `METRICS_HOST`; undefined where nothing is told to anybody. */
export function telemetryFrom(
  production: boolean,
  endpoint?: string,
  port?: string,
  host = '127.0.0.1',
): TelemetrySettings | undefined {
  if (!endpoint && !port) return undefined;
  return {
    ...(endpoint ? { endpoint: collectorAt(endpoint, production) } : {}),
    ...(port ? { page: { host, port: portFrom(port) } } : {}),
  };
}

function collectorAt(address: string, production: boolean): string {
  const setting = 'OTEL_EXPORTER_OTLP_ENDPOINT';
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new Error(`${setting} is not an address; expected http://host:port or https://host:port`);
  if (production) assertProductionAddress(address, setting);
  return address.replace(/\/+$/, '');
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('METRICS_PORT is not a port; expected 0..65535');
  return port;
}
