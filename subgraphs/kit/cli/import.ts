import { AGENCIES, agencyNamed } from '@lead-graph/schema';
import { openDatabase } from '../src/database';
import { type ImportOutcome, runImport } from '../src/import/runImport';
import { startEmbeddedPostgres } from '../src/postgres/embedded';
import { progressOn } from '../src/progress';
import { entitiesOf } from '../src/subgraph';
import { definitionOf } from './graph';

interface ImportCommandOptions {
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly folder: string;
  readonly json?: boolean;
}

const COMPLETED_WITH_REJECTS = 4;

/** Reads an agency's files into its database: the one of the data folder, or `DATABASE_URL`. */
export async function importCommand(agencyName: string, path: string, options: ImportCommandOptions): Promise<number> {
  const definition = await definitionOf(agencyNamed(agencyName));
  if (!definition.importer) throw new Error(`agency \`${agencyName}\` reads no files`);
  const postgres = process.env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ folder: options.folder, owners: AGENCIES.map(({ name }) => name) });
  try {
    const db = await openDatabase(
      process.env.DATABASE_URL ?? postgres!.urlFor(agencyName),
      entitiesOf(definition),
      definition.migrations,
    );
    try {
      const outcome = await runImport({
        db,
        importer: definition.importer,
        path,
        dryRun: options.dryRun ?? false,
        rejectsPath: options.rejects,
        progress: progressOn(),
      });
      process.stdout.write(options.json ? `${JSON.stringify(outcome)}\n` : report(outcome, options.dryRun ?? false));
      return outcome.rejectsPath ? COMPLETED_WITH_REJECTS : 0;
    } finally {
      await db.destroy();
    }
  } finally {
    await postgres?.stop();
  }
}

/** A table of the nouns, then what was rejected and where it stands. */
function report(outcome: ImportOutcome, dryRun: boolean): string {
  const columns = ['created', 'updated', 'unchanged', 'deleted', 'rejected'] as const;
  const nouns = Object.entries(outcome.nouns).map(
    ([noun, counts]) => `  ${noun.padEnd(24)}${columns.map((column) => String(counts[column]).padStart(11)).join('')}`,
  );
  const rejects = Object.entries(outcome.rejects).map(([rule, count]) => `  rejected ${count} by ${rule}`);
  const where = outcome.rejectsPath
    ? [`  rejects: ${outcome.rejectsPath} names file, line, field, rule and remedy`]
    : [];
  const kept = dryRun ? ['nothing was written; run again without --dry-run'] : [];
  return [
    `  ${''.padEnd(24)}${columns.map((column) => column.padStart(11)).join('')}`,
    ...nouns,
    ...rejects,
    ...where,
    ...kept,
    '',
  ].join('\n');
}
