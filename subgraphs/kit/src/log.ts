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

/** Longer than any name of ours, and too short for a token. */
const MOST_CHARACTERS = 80;

/** Writes one JSON line to standard error, of the allowed fields only. */
export function log(line: LogLine): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...pick(line) })}\n`);
}

function pick(line: LogLine): Partial<LogLine> {
  return Object.fromEntries(
    ALLOWED.flatMap((field) => (line[field] === undefined ? [] : [[field, plain(line[field])]])),
  );
}

/** A code may be another library's: what could end a line or pass for another field is a question mark. */
function plain(value: unknown): string | number {
  return typeof value === 'number'
    ? value
    : String(value)
        .slice(0, MOST_CHARACTERS)
        .replace(/[^\w .,;:/'-]/g, '?');
}
