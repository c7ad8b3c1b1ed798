import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  type Counter,
  isSpanContextValid,
  type Meter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { attributesOf, type Facts, labelsOf, type WorkName, WORKS } from './facts';
import { type CounterName, type GaugeName, type HistogramName, METRICS, metricNamed } from './metrics';
import { type MetricsPage, openMetricsPage } from './metricsPage';
import type { TelemetrySettings } from './settings';
import type { Manner, Telemetry, Work } from './telemetry';

/** From one sending of metrics to the next, in milliseconds. */
const METRICS_EVERY_MS = 15_000;

/** How long spans wait for others before they are sent, in milliseconds. */
const SPANS_EVERY_MS = 2_000;

/** How long a collector may take, in milliseconds; what it did not take is dropped. */
const SEND_TIMEOUT_MS = 2_000;

const SCOPE = 'lead-graph';

/**
 * Tells by OpenTelemetry. INVARIANT: no provider is registered for the whole process. Libraries that trace of
 * themselves, as the gateway's planner does with names that callers give their operations, find none and tell nothing.
 */
export async function openExported(
  service: string,
  { endpoint, page }: TelemetrySettings,
  { tls, traced }: Manner,
): Promise<Telemetry> {
  const resource = resourceFromAttributes({ 'service.name': `${SCOPE}-${service}` });
  const scraped = page && new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  const meters = new MeterProvider({
    resource,
    readers: [...(scraped ? [scraped] : []), ...(endpoint ? [sending(endpoint)] : [])],
  });
  const tracers = endpoint && traced ? tracersTo(endpoint, resource) : null;
  const served = scraped && (await openMetricsPage(scraped, page!, tls));
  return new Exported(meters, tracers, served ?? null, service === 'gateway' ? 'gateway' : 'subgraphs');
}

function sending(endpoint: string): PeriodicExportingMetricReader {
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics`, timeoutMillis: SEND_TIMEOUT_MS }),
    exportIntervalMillis: METRICS_EVERY_MS,
    exportTimeoutMillis: SEND_TIMEOUT_MS,
  });
}

function tracersTo(endpoint: string, resource: ReturnType<typeof resourceFromAttributes>): TracerProvider {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: SEND_TIMEOUT_MS });
  const batches = { exporter, scheduledDelayMillis: SPANS_EVERY_MS, exportTimeoutMillis: SEND_TIMEOUT_MS };
  return new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(batches)] });
}

type Measure = (metric: HistogramName, value: number, facts: Facts) => void;

class Exported implements Telemetry {
  private readonly meter: Meter;
  private readonly tracer: Tracer | null;
  private readonly measure: Measure;
  private readonly counters: ReadonlyMap<CounterName, Counter>;
  private readonly delay = monitorEventLoopDelay();

  constructor(
    private readonly meters: MeterProvider,
    private readonly tracers: TracerProvider | null,
    private readonly page: MetricsPage | null,
    of: 'gateway' | 'subgraphs',
  ) {
    this.meter = meters.getMeter(SCOPE);
    this.tracer = tracers?.getTracer(SCOPE) ?? null;
    this.measure = histogramsOf(this.meter);
    this.counters = countersOf(this.meter, of);
    this.delay.enable();
    this.gauge('lead_event_loop_delay_seconds', () => this.delaySinceLastRead());
  }

  get port(): number | null {
    return this.page?.port ?? null;
  }

  begin(name: WorkName): Work {
    return new ExportedWork(name, this.measure, this.tracer, this.tracer?.startSpan(name));
  }

  goOn(name: WorkName, traceparent: string | undefined): Work {
    const parent = contextFrom(traceparent);
    const span = parent && this.tracer?.startSpan(name, { kind: SpanKind.SERVER }, parent);
    return new ExportedWork(name, this.measure, this.tracer, span ?? undefined);
  }

  count(name: CounterName): void {
    this.counters.get(name)?.add(1);
  }

  gauge(name: GaugeName, read: Parameters<Telemetry['gauge']>[1]): void {
    const { help, labels = {} } = metricNamed(name);
    const [label = ''] = Object.keys(labels);
    this.meter.createObservableGauge(name, { description: help }).addCallback(async (seen) => {
      const values = await read();
      if (typeof values === 'number') seen.observe(values);
      else for (const [each, value] of Object.entries(values ?? {})) seen.observe(value, { [label]: each });
    });
  }

  async close(): Promise<void> {
    this.delay.disable();
    await Promise.allSettled([this.page?.close(), this.tracers?.shutdown(), this.meters.shutdown()]);
  }

  private delaySinceLastRead(): Record<string, number> {
    const seconds = (nanoseconds: number) => nanoseconds / 1e9;
    const { delay } = this;
    const read = {
      '0.5': seconds(delay.percentile(50)),
      '0.99': seconds(delay.percentile(99)),
      '1': seconds(delay.max),
    };
    delay.reset();
    return read;
  }
}

class ExportedWork implements Work {
  private readonly beganAt = performance.now();

  constructor(
    private readonly name: WorkName,
    private readonly measure: Measure,
    private readonly tracer: Tracer | null,
    private readonly span: Span | undefined,
  ) {}

  get traceparent(): string | undefined {
    if (!this.span) return undefined;
    const { traceId, spanId } = this.span.spanContext();
    return `00-${traceId}-${spanId}-01`;
  }

  part(name: WorkName): Work {
    const span = this.span && this.tracer?.startSpan(name, {}, trace.setSpan(ROOT_CONTEXT, this.span));
    return new ExportedWork(name, this.measure, this.tracer, span);
  }

  errand(name: WorkName): Work {
    const links = this.span ? [{ context: this.span.spanContext() }] : [];
    const span = this.span && this.tracer?.startSpan(name, { kind: SpanKind.CLIENT, root: true, links }, ROOT_CONTEXT);
    return new ExportedWork(name, this.measure, this.tracer, span);
  }

  end(facts: Facts): void {
    this.endUntraced(facts);
    this.span?.setAttributes(attributesOf(facts)).end();
  }

  /** A span that is never ended is never sent. */
  endUntraced(facts: Facts): void {
    const { seconds, size } = { size: undefined, ...WORKS[this.name] };
    this.measure(seconds, (performance.now() - this.beganAt) / 1_000, facts);
    if (size) this.measure(size, facts.size ?? 0, facts);
  }
}

/** What has never happened is told as nought, so that its absence means something else. */
function countersOf(meter: Meter, of: 'gateway' | 'subgraphs'): ReadonlyMap<CounterName, Counter> {
  const names = (Object.keys(METRICS) as CounterName[]).filter((name) => {
    const metric = metricNamed(name);
    return metric.kind === 'counter' && metric.of === of;
  });
  const counters = names.map((name) => {
    const counter = meter.createCounter(name, { description: metricNamed(name).help });
    counter.add(0);
    return [name, counter] as const;
  });
  return new Map(counters);
}

function histogramsOf(meter: Meter): Measure {
  const names = Object.values(WORKS).flatMap(({ seconds, size }: { seconds: HistogramName; size?: HistogramName }) =>
    size ? [seconds, size] : [seconds],
  );
  const histograms = new Map(
    names.map((name) => {
      const { help, bounds = [] } = metricNamed(name);
      return [
        name,
        meter.createHistogram(name, { description: help, advice: { explicitBucketBoundaries: [...bounds] } }),
      ];
    }),
  );
  return (metric, value, facts) => histograms.get(metric)!.record(value, labelsOf(metric, facts));
}

/** Null for anything but a W3C `traceparent` of version 00 that is to be traced. */
function contextFrom(traceparent: string | undefined) {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(traceparent ?? '') ?? [];
  const context = { traceId: traceId ?? '', spanId: spanId ?? '', traceFlags: 1, isRemote: true };
  return isSpanContextValid(context) ? trace.setSpanContext(ROOT_CONTEXT, context) : null;
}
