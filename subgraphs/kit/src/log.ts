/** Fields that may enter a log line. INVARIANT: none of them can hold a person's record or name. */
export interface LogLine {
  readonly event: string;
  readonly subgraph?: string;
  readonly code?: string;
  readonly port?: number;
  readonly milliseconds?: number;
  readonly requestId?: string;
}

const ALLOWED: readonly (keyof LogLine)[] = ['event', 'subgraph', 'code', 'port', 'milliseconds', 'requestId'];

/** Writes one JSON line to standard error, of the allowed fields only. */
export function log(line: LogLine): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...pick(line) })}\n`);
}

function pick(line: LogLine): Partial<LogLine> {
  return Object.fromEntries(ALLOWED.filter((field) => line[field] !== undefined).map((field) => [field, line[field]]));
}
