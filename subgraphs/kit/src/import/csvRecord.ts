import { LONGEST_LINE, type Line } from './lines';

export type CsvFault = 'ENCODING' | 'QUOTE' | 'LENGTH';

/** One record of a CSV file: its values, or why it has none. `line` is its first. */
export type CsvRecord =
  | { readonly line: number; readonly values: string[]; readonly fault: null }
  | { readonly line: number; readonly values: null; readonly fault: CsvFault };

const LONGEST_RECORD_LINES = 200;

/**
 * Joins lines into records: a value in quotes may hold line ends, which become LF whatever they were.
 * A broken quote costs its own line and no other: reading goes on with the line below. (Parsers at hand
 * lose every row up to the next quote that happens to fit, and take the end of the first line for that of all.)
 */
export class RecordJoiner {
  private held: Line[] = [];

  take(line: Line): CsvRecord[] {
    if (line.fault === 'LENGTH') return [...this.rest(), { line: line.number, values: null, fault: 'LENGTH' }];
    this.held.push(line);
    if (this.held.length > 1 && !line.text.includes('"') && !this.isTooLong()) return [];
    const values = splitValues(this.held.map((each) => each.text).join('\n'));
    if (values === 'open' && !this.isTooLong()) return [];
    return Array.isArray(values) ? [this.whole(values)] : this.withoutFirst();
  }

  /** What is left when no line follows. */
  rest(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.held.length > 0) records.push(...this.withoutFirst());
    return records;
  }

  private whole(values: string[]): CsvRecord {
    const line = this.held[0]!.number;
    const garbled = this.held.some((each) => each.fault === 'ENCODING');
    this.held = [];
    return garbled ? { line, values: null, fault: 'ENCODING' } : { line, values, fault: null };
  }

  private withoutFirst(): CsvRecord[] {
    const [first, ...others] = this.held;
    this.held = [];
    return [{ line: first!.number, values: null, fault: 'QUOTE' }, ...others.flatMap((line) => this.take(line))];
  }

  private isTooLong(): boolean {
    return (
      this.held.length >= LONGEST_RECORD_LINES ||
      this.held.reduce((sum, each) => sum + each.text.length, 0) > LONGEST_LINE
    );
  }
}

/** `open`: the last value's quote is not closed yet. `broken`: a quote stands where none may. */
export function splitValues(text: string): string[] | 'open' | 'broken' {
  if (!text.includes('"')) return text.split(',');
  const values: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at) : valueEnd(text, at);
    if (end === null) return 'open';
    const value = quoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
    if (quoted ? end < text.length && text[end] !== ',' : value.includes('"')) return 'broken';
    values.push(value);
    at = end + 1;
  }
  return values;
}

function valueEnd(text: string, from: number): number {
  const comma = text.indexOf(',', from);
  return comma === -1 ? text.length : comma;
}

/** The place behind it; `null` when there is none. */
function closingQuote(text: string, opening: number): number | null {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? null : at + 1;
}
