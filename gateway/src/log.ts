/** Fields that may enter a log line of the gateway. INVARIANT: none of them can hold a person's record or name. */
export interface LogLine {
  readonly event: string;
  readonly code?: string;
  readonly port?: number;
  readonly requestId?: string;
  readonly milliseconds?: number;
}

const ALLOWED: readonly (keyof LogLine)[] = ['event', 'code', 'port', 'requestId', 'milliseconds'];

/** Writes one JSON line to standard error, of the allowed fields only. */
export function log(line: LogLine): void {
  const fields = Object.fromEntries(
    ALLOWED.filter((field) => line[field] !== undefined).map((field) => [field, line[field]]),
  );
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n`);
}
