import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Importer } from '../import/importer';
import { importRows } from '../import/importRows';
import { collectRejects, type Reject } from '../import/rejects';
import { openSource } from '../import/source';
import type { ImportSummary } from '../import/summary';

/** Contents by file name, or the path of what `openSource` takes. */
export type TestFiles = Readonly<Record<string, string>> | string;

export interface TestImport extends ImportSummary {
  /** Each reject, of reading and of writing, in order. */
  readonly all: readonly Reject[];
}

export async function importFiles(db: DataSource, importer: Importer, files: TestFiles): Promise<TestImport> {
  if (typeof files === 'string') return importPath(db, importer, files);
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-import-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await importPath(db, importer, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function importPath(db: DataSource, importer: Importer, path: string): Promise<TestImport> {
  const source = await openSource(path);
  try {
    const rejects = collectRejects();
    const rows = importer.rows(source, rejects);
    const summary = await importRows({ db, source: importer.source, rows, dryRun: false, rejects });
    return { ...summary, all: rejects.all };
  } finally {
    await source.close();
  }
}
