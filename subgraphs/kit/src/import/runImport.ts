import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Progress } from '../progress';
import { RejectsFileRefused } from './errors';
import { importRows } from './importRows';
import type { Importer } from './importer';
import { writeRejects } from './rejects';
import { openSource } from './source';
import type { ImportSummary } from './summary';

export interface RunImportOptions {
  readonly db: DataSource;
  readonly importer: Importer;
  /** A folder, a .zip, or one file, plain or .gz. */
  readonly path: string;
  readonly dryRun: boolean;
  /** Where rejects go; `<name of the input>.rejects.csv` in the current folder where it is not said. */
  readonly rejectsPath?: string;
  readonly progress: Progress;
}

export interface ImportOutcome extends ImportSummary {
  /** `null` when there was nothing to reject; then there is no such file. */
  readonly rejectsPath: string | null;
}

/** One import, from the path given to the summary. The rejects file is whole even when the import throws. */
export async function runImport({
  db,
  importer,
  path,
  dryRun,
  progress,
  ...options
}: RunImportOptions): Promise<ImportOutcome> {
  const files = await openSource(path, progress);
  try {
    const rejectsPath = options.rejectsPath ?? rejectsBeside(path);
    if (isSame(path, rejectsPath)) throw new RejectsFileRefused(rejectsPath, 'it is the file to import');
    const rejects = writeRejects(rejectsPath);
    try {
      const reads = importer.reads?.(files.names()) ?? files.names();
      progress.start(
        reads.reduce((sum, name) => sum + files.bytes(name), 0),
        'reading',
      );
      const summary = await importRows({
        db,
        source: importer.source,
        rows: importer.rows(files, rejects),
        dryRun,
        rejects,
      });
      return { ...summary, rejectsPath: Object.keys(summary.rejects).length > 0 ? rejectsPath : null };
    } finally {
      progress.stop();
      rejects.close();
    }
  } finally {
    await files.close();
  }
}

function rejectsBeside(path: string): string {
  return `${basename(resolve(path))
    .replace(/\.gz$/i, '')
    .replace(/\.(zip|csv|json)$/i, '')}.rejects.csv`;
}

function isSame(left: string, right: string): boolean {
  try {
    return realpathSync(left) === realpathSync(right);
  } catch {
    return false;
  }
}
