import { agencyNamed } from '@lead-graph/schema';
import { Client } from 'pg';
import { distributionOf } from './citus/distribution';
import { withDatabases } from './ownDatabase';

/** Prints how the tables of an owner of records are spread over several nodes, and what stands in the way. */
export async function citusCommand(agency: string, options: { folder: string; json?: boolean }): Promise<number> {
  const { name, core, counter } = agencyNamed(agency);
  if (core || counter)
    throw new Error(`\`${name}\` keeps no records by person; name an agency that does, for example housing`);
  const { statements, refused, ...tables } = await withDatabases(options.folder, async (urlFor) => {
    const client = new Client({ connectionString: urlFor(name) });
    await client.connect();
    return distributionOf(client).finally(() => client.end());
  });
  const lines = [...refused.map((each) => `-- not taken by Citus: ${each}`), ...statements.map((each) => `${each};`)];
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...tables, statements, refused })}\n` : `${lines.join('\n')}\n`,
  );
  return refused.length > 0 ? 4 : 0;
}
