import { AGENCIES } from '@lead-graph/schema';
import { runningUrlFor, startEmbeddedPostgres } from '../src/postgres/embedded';

/**
 * Gives addresses of owners' databases to `run`: `DATABASE_URL`, which is one owner's; else those of the data folder,
 * whose cluster may be running already and is started for as long as it is needed otherwise.
 */
export async function withDatabases<T>(
  folder: string,
  run: (urlFor: (owner: string) => string) => Promise<T>,
): Promise<T> {
  const given = process.env.DATABASE_URL;
  if (given) return run(() => given);
  const [first] = AGENCIES;
  if (runningUrlFor(folder, first!.name)) return run((owner) => runningUrlFor(folder, owner)!);
  const postgres = await startEmbeddedPostgres({ folder, owners: AGENCIES.map(({ name }) => name) });
  try {
    return await run(postgres.urlFor);
  } finally {
    await postgres.stop();
  }
}
