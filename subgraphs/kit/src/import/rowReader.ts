import { parseDateOn, parseInstant } from './dates';
import type { SourceRecord } from './record';
import type { Reject, RejectSink } from './rejects';

export interface RowReaderOptions {
  /** What the source writes for nothing, beside nothing: `NULL`, `N/A`. */
  readonly blank?: readonly string[];
}

/**
 * Reads the fields of one record. Each method answers with the value, with `null` where the field is blank, or
 * with `null` and a reject. The caller reads all it wants and then drops the row if it is `rejected`, so that
 * whoever mends the source sees every fault of a row at once.
 */
export class RowReader {
  private faulty = false;

  constructor(
    readonly record: SourceRecord,
    private readonly rejects: RejectSink,
    private readonly options: RowReaderOptions = {},
  ) {}

  get rejected(): boolean {
    return this.faulty;
  }

  reject(field: string | null, rule: Reject['rule'], remedy: string): null {
    this.faulty = true;
    this.rejects.add({ file: this.record.file, line: this.record.line, field, rule, remedy });
    return null;
  }

  text(field: string): string | null {
    const value = this.record.values[field]?.trim() ?? '';
    return value === '' || this.options.blank?.includes(value) ? null : value;
  }

  /** Empty, not null, when rejected. */
  required(field: string): string {
    return this.text(field) ?? this.reject(field, 'REQUIRED', 'fill this in') ?? '';
  }

  /** A required identifier of the source. */
  id(field: string): string {
    const value = this.required(field);
    if (!/^\d([.,]\d+)?E\+?\d+$/i.test(value)) return value;
    this.reject(
      field,
      'ID',
      'export again from the source: a spreadsheet has rounded this number; format the column as text there',
    );
    return '';
  }

  /** The calendar day as written, `2026-01-31`, whatever the time beside it. */
  dateOn(field: string): string | null {
    const value = this.text(field);
    return (
      value &&
      (parseDateOn(value) ?? this.reject(field, 'DATE', 'write a real date as 2026-01-31, the year with four digits'))
    );
  }

  /** `2026-01-31T04:00:00.000Z`; without a zone, local to `zone`. `timeField`: where the time of day stands apart. */
  instant(field: string, zone: string, timeField?: string): string | null {
    const value = this.text(field);
    const time = timeField && this.text(timeField);
    const written = value && time ? `${value} ${time}` : value;
    return (
      written &&
      (parseInstant(written, zone) ?? this.reject(field, 'DATE', 'write a real date and time as 2026-01-31 16:05:00'))
    );
  }

  integer(field: string): number | null {
    const value = this.text(field);
    if (value === null) return null;
    const number = /^[+-]?\d+(\.0+)?$/.test(value) ? Number(value) : Number.NaN;
    return Number.isSafeInteger(number)
      ? number
      : this.reject(field, 'INTEGER', 'write a whole number without units or separators');
  }

  /** Ours for the source's code. `codes` may hold `''`, what a blank means. `otherwise`: for codes not in the list. */
  oneOf<T>(field: string, codes: Readonly<Record<string, T>>, otherwise?: T): T | null {
    const value = this.text(field) ?? '';
    if (Object.hasOwn(codes, value)) return codes[value]!;
    if (value === '') return null;
    return (
      otherwise ??
      this.reject(
        field,
        'CODE',
        `use a code of the list: ${Object.keys(codes).filter(Boolean).slice(0, 30).join(', ')}`,
      )
    );
  }

  /** Both days or both instants, as the methods above give them; a blank one is not compared. */
  notBefore(endField: string, end: string | null, start: string | null): void {
    if (end && start && end < start)
      this.reject(endField, 'ORDER', 'correct the dates: this one lies before the one it should follow');
  }
}

/** For codes that mean themselves. */
export function codeList<T extends string>(codes: readonly T[]): Record<T, T> {
  return Object.fromEntries(codes.map((code) => [code, code])) as Record<T, T>;
}
