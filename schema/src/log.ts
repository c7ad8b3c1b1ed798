/** Fields that may enter a log line. INVARIANT: none of them can hold a person's record or name. */
export interface LogLine {
  readonly event: string;
  readonly subgraph?: string;
  readonly code?: string;
  /** Of an app, as its token names it. */
  readonly client?: string;
  readonly port?: number;
  readonly requestId?: string;
  readonly milliseconds?: number;
}

const ALLOWED: readonly (keyof LogLine)[] = [
  'event',
  'subgraph',
  'code',
  'client',
  'port',
  'requestId',
  'milliseconds',
];

/** Longer than any name of ours, and too short for a token. */
const MOST_CHARACTERS = 80;

/** Writes one JSON line to standard error, of the allowed fields only. */
export function log(line: LogLine): void {
  const fields = Object.fromEntries(
    ALLOWED.flatMap((field) => (line[field] === undefined ? [] : [[field, plain(line[field])]])),
  );
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n`);
}

function plain(value: unknown): string | number {
  return typeof value === 'number' ? value : escapedName(String(value));
}

/** Names come from outside: what could end a line, colour a terminal or pass for another field is a question mark. */
export function escapedName(name: string): string {
  return name.slice(0, MOST_CHARACTERS).replace(/[^\w .,;:/'-]/g, '?');
}
