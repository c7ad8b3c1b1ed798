import type { QueryRunner } from 'typeorm';
import { type RowFault, rowFault } from './databaseFault';

/**
 * Writes rows at once or, when the database refuses one of them, in ever smaller parts, so that it alone is refused.
 * `write` is undone whenever it throws, and must count nothing before it has succeeded.
 */
export async function writeInParts<T>(
  runner: QueryRunner,
  rows: readonly T[],
  write: (rows: readonly T[]) => Promise<void>,
  refuse: (row: T, fault: RowFault) => void,
): Promise<void> {
  if (rows.length === 0) return;
  await runner.query('SAVEPOINT import_part');
  try {
    await write(rows);
    await runner.query('RELEASE SAVEPOINT import_part');
  } catch (error) {
    const fault = rowFault(error);
    if (!fault) throw error;
    await runner.query('ROLLBACK TO SAVEPOINT import_part');
    await runner.query('RELEASE SAVEPOINT import_part');
    if (rows.length === 1) return refuse(rows[0]!, fault);
    const middle = Math.ceil(rows.length / 2);
    await writeInParts(runner, rows.slice(0, middle), write, refuse);
    await writeInParts(runner, rows.slice(middle), write, refuse);
  }
}
