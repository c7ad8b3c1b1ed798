import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { RejectsFileRefused } from './errors';

export type RejectRule =
  | 'ENCODING' // bytes that are not UTF-8 text
  | 'QUOTE' // a quote that is not closed, or closed in the middle of a value
  | 'COLUMNS' // more or fewer values than the header names
  | 'LENGTH' // a line or document longer than any real one
  | 'JSON' // not a JSON document
  | 'REQUIRED' // blank, but must not be
  | 'DATE' // not a date or time that can be read without guessing
  | 'INTEGER'
  | 'CODE' // not in the code list
  | 'ID' // an identifier that a spreadsheet has rounded
  | 'ORDER' // an end before its beginning
  | 'REFERENCE' // names a record that is not there
  | 'DUPLICATE' // the same key as an earlier record, with other content
  | 'CONSTRAINT'; // the database does not take it

/** Why a record was not imported. INVARIANT: holds no value of the record, in no field. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  /** The source's column; `null` where the whole record is meant. */
  readonly field: string | null;
  readonly rule: RejectRule;
  /** What whoever keeps the source does about it. */
  readonly remedy: string;
}

export interface RejectSink {
  add(reject: Reject): void;
  /** Rejects by rule. One record may have several. */
  readonly counts: Readonly<Partial<Record<RejectRule, number>>>;
}

export function collectRejects(): RejectSink & { readonly all: readonly Reject[] } {
  const all: Reject[] = [];
  const counts: Partial<Record<RejectRule, number>> = {};
  return {
    all,
    counts,
    add(reject) {
      all.push(reject);
      counts[reject.rule] = (counts[reject.rule] ?? 0) + 1;
    },
  };
}

const FLUSH_CHARACTERS = 64 * 1024;

/**
 * Writes rejects to a CSV file that only its owner may read, replacing an earlier one.
 * The caller closes it, also after a failure; without a single reject the file is removed then.
 */
export function writeRejects(path: string): RejectSink & { close(): void } {
  const file = openRejects(path);
  const counts: Partial<Record<RejectRule, number>> = {};
  let pending = 'file,line,field,rule,remedy\n';
  const flush = () => {
    writeSync(file, pending);
    pending = '';
  };
  return {
    counts,
    add(reject) {
      counts[reject.rule] = (counts[reject.rule] ?? 0) + 1;
      pending += `${[reject.file, reject.line, reject.field ?? '', reject.rule, reject.remedy].map(cell).join(',')}\n`;
      if (pending.length > FLUSH_CHARACTERS) flush();
    },
    close() {
      flush();
      closeSync(file);
      if (Object.keys(counts).length === 0) rmSync(path);
    },
  };
}

function openRejects(path: string): number {
  try {
    return openSync(path, 'w', 0o600);
  } catch (error) {
    throw new RejectsFileRefused(path, (error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}

/** A file or column name is not ours: a spreadsheet must not take it for a formula. */
function cell(value: string | number): string {
  const text = String(value);
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
