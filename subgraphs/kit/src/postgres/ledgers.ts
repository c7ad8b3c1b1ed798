import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** The same script that an administrator runs by hand; the serving role is psql's variable there. */
const SCRIPT = join(__dirname, '../../compose/ledger.sql');

/** Gives each owner's database its ledger: the administrator's, so that the role that serves can only read and append. */
export async function provideLedgers(superuser: Client, roles: readonly string[]): Promise<void> {
  const { host, port, user, password } = superuser;
  const script = readFileSync(SCRIPT, 'utf8');
  for (const role of roles) {
    const client = new Client({ host, port, user, password: password ?? undefined, database: role, ssl: false });
    await client.connect();
    try {
      await client.query(script.replaceAll(':"serving"', `"${role}"`));
    } finally {
      await client.end();
    }
  }
}
