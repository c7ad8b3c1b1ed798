/** One record as the source gave it, with where it stood. */
export interface SourceRecord {
  readonly file: string;
  /** Of the file, counted from 1, the header included; the first one of a record over several lines. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}
