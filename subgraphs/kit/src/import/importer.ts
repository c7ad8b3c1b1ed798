import type { RejectSink } from './rejects';
import type { ImportRow } from './row';
import type { SourceFiles } from './source';

/** What an agency writes for one kind of source: which file, which columns, which record becomes which noun. */
export interface Importer {
  /** Stays the same for ever; see `ImportOptions.source`. */
  readonly source: string;
  /** Which of these files it will read, for the progress; all of them where it does not say. */
  reads?(names: readonly string[]): readonly string[];
  /** Each row after those it refers to. Records that cannot be read become rejects, with no row. */
  rows(files: SourceFiles, rejects: RejectSink): AsyncIterable<ImportRow>;
}
