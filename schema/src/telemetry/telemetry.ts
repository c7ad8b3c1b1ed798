import { LeadError } from '../errors';
import type { ServerTls } from '../tls';
import type { Facts, WorkName } from './facts';
import type { CounterName, GaugeName } from './metrics';
import type { TelemetrySettings } from './settings';

/** A piece of work from its beginning to its end. */
export interface Work {
  /** By W3C Trace Context: what another of our services needs to go on with it; undefined where it is not traced. */
  readonly traceparent: string | undefined;
  /** A part of it. */
  part(name: WorkName): Work;
  /** Done for it by somebody else, under a trace of its own: no two of them are told a common name. */
  errand(name: WorkName): Work;
  /** Once. */
  end(facts: Facts): void;
  /** In place of `end`: it is measured and leaves no trace. */
  endUntraced(facts: Facts): void;
}

/** One number, or one for each value of the label; undefined while there is none. */
type Level = number | Readonly<Record<string, number>> | undefined;

/** What a process tells its operators of its own work. */
export interface Telemetry {
  /** Work that nobody else began. */
  begin(name: WorkName): Work;
  /** Work that one of our services began; traced only where it says so. Obligation: the word is the sealed call's. */
  goOn(name: WorkName, traceparent: string | undefined): Work;
  count(counter: CounterName): void;
  /** `read` is asked whenever numbers are read. Obligation: it answers soon. */
  gauge(gauge: GaugeName, read: () => Level | Promise<Level>): void;
  /** Where `/metrics` is served; null where it is not. */
  readonly port: number | null;
  close(): Promise<void>;
}

/** Work of which nobody is told. */
export const UNTOLD: Work = Object.freeze({
  traceparent: undefined,
  part: () => UNTOLD,
  errand: () => UNTOLD,
  end: nothing,
  endUntraced: nothing,
});

/** Tells nobody anything. */
export const SILENT: Telemetry = Object.freeze({
  begin: () => UNTOLD,
  goOn: () => UNTOLD,
  count: nothing,
  gauge: nothing,
  port: null,
  close: async () => undefined,
});

export interface Manner {
  /** Of the page of metrics; absent: plain HTTP. */
  readonly tls?: ServerTls;
  /** Whether its work is traced, where there is a collector. */
  readonly traced: boolean;
}

type Exporting = typeof import('./exported');

/** Of one service. Without settings nothing is loaded, and nothing measured. */
export async function openTelemetry(
  service: string,
  settings: TelemetrySettings | undefined,
  manner: Manner,
): Promise<Telemetry> {
  if (!settings) return SILENT;
  const { openExported }: Exporting = require('./exported');
  return openExported(service, settings, manner);
}

/** How something ended that threw this, or that answers with these errors. */
export function outcomeOf(error: Error): string {
  return error instanceof LeadError ? error.code : 'INTERNAL_SERVER_ERROR';
}

export function outcomeOfErrors(errors: readonly { readonly extensions?: { readonly code?: unknown } }[] = []): string {
  const [first] = errors;
  return first ? String(first.extensions?.code ?? 'INTERNAL_SERVER_ERROR') : 'OK';
}

function nothing(): void {}
