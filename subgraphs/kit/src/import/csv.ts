import type { Readable } from 'node:stream';
import { type CsvFault, type CsvRecord, RecordJoiner } from './csvRecord';
import { ColumnAmbiguous, ColumnsMissing, SourceUnreadable } from './errors';
import { readLines } from './lines';
import type { SourceRecord } from './record';
import type { Reject, RejectSink } from './rejects';
import type { SourceFiles } from './source';

export interface CsvColumns {
  /** A file that lacks one is refused as a whole. The records name them so, however the file's letters are cased. */
  readonly required: readonly string[];
  /** When given, columns in neither list are dropped at the door; otherwise all are kept. */
  readonly optional?: readonly string[];
}

/**
 * Streams the records of a CSV file in UTF-8, the first line naming the columns.
 * A row that cannot be read whole becomes a reject; blank rows are passed over. Absent optional columns are absent.
 */
export async function* readCsv(
  source: SourceFiles,
  name: string,
  columns: CsvColumns,
  rejects: RejectSink,
): AsyncGenerator<SourceRecord> {
  let header: Header | null = null;
  for await (const record of readRecords(await source.open(name))) {
    if (record.values && isBlank(record.values)) continue;
    if (!header) {
      header = readHeader(name, record, columns);
    } else if (record.fault) {
      rejects.add({ file: name, line: record.line, field: null, ...FAULTS[record.fault] });
    } else if (record.values.length !== header.length) {
      rejects.add({
        file: name,
        line: record.line,
        field: null,
        rule: 'COLUMNS',
        remedy: countRemedy(header.length, record.values.length),
      });
    } else {
      yield { file: name, line: record.line, values: named(header, record.values) };
    }
  }
  if (!header)
    throw new SourceUnreadable(name, 'is empty', 'it must name its columns in the first line: export it again');
}

const FAULTS: Record<CsvFault, Pick<Reject, 'rule' | 'remedy'>> = {
  ENCODING: { rule: 'ENCODING', remedy: 'save the file as UTF-8: this row has bytes that are not' },
  QUOTE: { rule: 'QUOTE', remedy: 'close the quote opened in this row, and double every quote inside a value' },
  LENGTH: { rule: 'LENGTH', remedy: 'shorten this line to less than 1 MB, or check that the file is a CSV' },
};

function countRemedy(expected: number, found: number): string {
  return `give this row ${expected} values as the header has, not ${found}; put values with commas into quotes`;
}

function isBlank(values: readonly string[]): boolean {
  return values.every((value) => value.trim() === '');
}

async function* readRecords(stream: Readable): AsyncGenerator<CsvRecord> {
  const joiner = new RecordJoiner();
  for await (const lines of readLines(stream)) {
    for (const line of lines)
      yield* joiner.take(line.number === 1 ? { ...line, text: line.text.replace(/^\uFEFF/, '') } : line);
  }
  yield* joiner.rest();
}

interface Header {
  readonly length: number;
  /** The columns kept, with their place in a row. */
  readonly kept: readonly (readonly [string, number])[];
}

function readHeader(file: string, record: CsvRecord, columns: CsvColumns): Header {
  if (!record.values || record.values.some((value) => value.includes('\0'))) {
    throw new SourceUnreadable(
      file,
      'does not begin with a line of column names in UTF-8',
      'save it as CSV UTF-8, separated by commas',
    );
  }
  const known = [...columns.required, ...(columns.optional ?? [])];
  const ours = new Map(known.map((column) => [column.toLowerCase(), column]));
  const names = record.values.map((value) => ours.get(value.trim().toLowerCase()) ?? value.trim());
  const missing = columns.required.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new ColumnsMissing(file, missing, names.length);
  const twice = known.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) throw new ColumnAmbiguous(file, twice);
  const wanted = new Set(columns.optional ? known : names);
  return {
    length: names.length,
    kept: names.map((column, place) => [column, place] as const).filter(([column]) => wanted.has(column)),
  };
}

function named(header: Header, values: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [column, place] of header.kept) record[column] = values[place]!;
  return record;
}
