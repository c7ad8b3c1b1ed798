import type { DataSource, QueryRunner } from 'typeorm';
import { BatchWriter } from './batch';
import { failImport } from './databaseFault';
import { ImportRunning } from './errors';
import type { RejectSink } from './rejects';
import type { ImportRow } from './row';
import { forgetKeys, rememberKeys } from './seen';
import type { ImportSummary } from './summary';

export interface ImportOptions {
  readonly db: DataSource;
  /** Names the system the records come from, and with `localId` the record: never rename it. */
  readonly source: string;
  /** All nouns of one import in one go, each row after those it refers to; fastest with one noun after the other. */
  readonly rows: AsyncIterable<ImportRow>;
  readonly dryRun: boolean;
  readonly rejects: RejectSink;
  readonly batchSize?: number;
}

/**
 * Writes rows so that a second run of the same records changes nothing, and a changed record only its own row.
 * Each batch is one transaction: an interrupted import is simply run again. A dry run is one transaction, rolled
 * back, so that its counts are those of a real run. Throws `ImportRunning` while another import of this source runs.
 * Memory is bounded by the batch.
 */
export async function importRows(options: ImportOptions): Promise<ImportSummary> {
  const runner = options.db.createQueryRunner();
  try {
    await takeTurn(runner, options.source);
    return await importInTurn(runner, options);
  } finally {
    await runner.release();
  }
}

async function importInTurn(runner: QueryRunner, options: ImportOptions): Promise<ImportSummary> {
  const { db, source, rows, dryRun, rejects, batchSize = 1000 } = options;
  const writer = new BatchWriter(db, runner, source, rejects);
  try {
    if (dryRun) await runner.startTransaction();
    await rememberKeys(runner).catch(failImport('import_seen'));
    for await (const batch of batchesOf(rows, batchSize)) {
      if (!dryRun) await runner.startTransaction();
      await writer.write(batch);
      if (!dryRun) await runner.commitTransaction().catch(failImport('this batch'));
    }
    return { dryRun, nouns: writer.counts, rejects: rejects.counts };
  } finally {
    await endTurn(runner, source);
  }
}

async function* batchesOf<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function takeTurn(runner: QueryRunner, source: string): Promise<void> {
  const [{ taken }] = await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
    turnOf(source),
  ]);
  if (!taken) throw new ImportRunning(source);
}

/** Failing here is silent: it happens with a lost connection, with which turn, keys and transaction are gone too. */
async function endTurn(runner: QueryRunner, source: string): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await forgetKeys(runner);
    await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [turnOf(source)]);
  } catch {
    return;
  }
}

function turnOf(source: string): string {
  return `import ${source}`;
}
