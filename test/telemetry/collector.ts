import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One span as it was sent. */
export interface SentSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Nanoseconds since 1970. */
  readonly startTimeUnixNano: string;
}

/** Takes OTLP over HTTP, as JSON. */
export interface Collector {
  readonly url: string;
  /** Every request as it came: path, headers, body. */
  readonly texts: readonly string[];
  spans(): SentSpan[];
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const texts: string[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      texts.push(`${request.url}\n${JSON.stringify(request.headers)}\n${body}`);
      if (request.url === '/v1/traces') bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    texts,
    spans: () => bodies.flatMap(spansIn),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Sent {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}

type Group = { resource: { attributes: Sent[] }; scopeSpans: { spans: (SentSpan & { attributes: Sent[] })[] }[] };

function spansIn(body: string): SentSpan[] {
  return (JSON.parse(body).resourceSpans as Group[]).flatMap(({ resource, scopeSpans }) => {
    const service = String(valuesOf(resource.attributes)['service.name']);
    const spans = scopeSpans.flatMap((each) => each.spans);
    return spans.map((span) => ({ ...span, service, links: span.links, attributes: valuesOf(span.attributes) }));
  });
}

function valuesOf(attributes: readonly Sent[]): Record<string, string | number> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]));
}
