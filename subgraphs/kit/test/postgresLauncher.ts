import { startEmbeddedPostgres } from '../src/postgres/embedded';

/** A launcher of its own, for tests that kill it: prints `{ url }` when the server is up, and then waits. */
async function launch(folder: string, owner: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ folder, owners: [owner], throwaway: true });
  process.stdout.write(`${JSON.stringify({ url: postgres.urlFor(owner) })}\n`);
  process.stdin.on('data', () => process.exit(0));
}

void launch(process.argv[2] ?? '', process.argv[3] ?? '');
