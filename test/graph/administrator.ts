import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '@lead-graph/kit/graph';
import { Client } from 'pg';

/** A connection to one agency's database as its administrator, who alone can change what is on record. */
export async function administratorOf({ configs }: Graph, folder: string, agency: string): Promise<Client> {
  const passwords = JSON.parse(readFileSync(join(folder, 'postgres', 'passwords.json'), 'utf8'));
  const url = new URL(configs[agency]!.databaseUrl);
  Object.assign(url, { username: 'postgres', password: passwords.postgres });
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}
