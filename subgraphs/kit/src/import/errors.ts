/**
 * What stops an import as a whole; a fault of one row is a `Reject`.
 * INVARIANT: no message holds a value of a row, and none carries the cause, which might.
 */
export abstract class ImportError extends Error {
  abstract readonly code: string;
}

export class SourceUnreadable extends ImportError {
  readonly code = 'SOURCE_UNREADABLE';
  constructor(name: string, why: string, next: string) {
    super(`\`${name}\` ${why}; ${next}`);
  }
}

export class SourceFileMissing extends ImportError {
  readonly code = 'SOURCE_FILE_MISSING';
  constructor(name: string, present: readonly string[]) {
    super(`no file \`${name}\` in the source, which holds ${listed(present)}; export it again with that file`);
  }
}

export class ColumnsMissing extends ImportError {
  readonly code = 'COLUMNS_MISSING';
  /** `found` is a number and not the names: a file without a header has a person's row in its place. */
  constructor(file: string, missing: readonly string[], found: number) {
    const comma = found === 1 ? ' and be separated by commas' : '';
    super(`\`${file}\` lacks ${listed(missing)}; its first line has ${found} columns and must name them${comma}`);
  }
}

export class ColumnAmbiguous extends ImportError {
  readonly code = 'COLUMN_AMBIGUOUS';
  constructor(file: string, column: string) {
    super(`\`${file}\` has the column \`${column}\` twice; keep one of them`);
  }
}

export class MappingInvalid extends ImportError {
  readonly code = 'MAPPING_INVALID';
  constructor(name: string, why: string) {
    super(`mapping \`${name}\`: ${why}`);
  }
}

export class NounNotImportable extends ImportError {
  readonly code = 'NOUN_NOT_IMPORTABLE';
  constructor(noun: string, column: string, columns: readonly string[]) {
    super(`\`${noun}\` has no column \`${column}\`; it has ${listed(columns)}`);
  }
}

export class ImportRunning extends ImportError {
  readonly code = 'IMPORT_RUNNING';
  constructor(source: string) {
    super(`another import from \`${source}\` is running; wait until it has ended and run this one again`);
  }
}

export class ImportFailed extends ImportError {
  readonly code = 'IMPORT_FAILED';
  constructor(what: string, why: string) {
    super(`the database stopped the import at \`${what}\`: ${why}; mend it and run the import again, which is safe`);
  }
}

export class RejectsFileRefused extends ImportError {
  readonly code = 'REJECTS_FILE_REFUSED';
  constructor(path: string, why: string) {
    super(`rejects cannot be written to \`${path}\`: ${why}; name another file with --rejects`);
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 40).map((name) => `\`${name}\``);
  return names.length > shown.length
    ? `${shown.join(', ')} and ${names.length - shown.length} more`
    : shown.join(', ') || 'nothing';
}
