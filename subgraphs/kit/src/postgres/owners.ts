import type { Client } from 'pg';
import { EmbeddedPostgresError } from './embeddedPostgresError';
import { newPassword, type Passwords } from './passwords';

const OWNER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_NAME = 63;
const TAKEN = ['postgres', 'template0', 'template1', 'public', 'none'];

/** The name of an owner's role and of its database. */
export function roleOf(owner: string): string {
  if (!OWNER_NAME.test(owner) || owner.length > LONGEST_NAME || TAKEN.includes(owner) || owner.startsWith('pg-')) {
    throw new EmbeddedPostgresError(
      'OWNER_NAME',
      `owner \`${owner}\` cannot name a database; ` +
        'expected lower-case words joined by hyphens, such as `law-enforcement`',
    );
  }
  return owner.replaceAll('-', '_');
}

/**
 * Gives each role its password, its database and the door to it, so far as they are missing, and adds
 * new passwords to `passwords`. Databases of owners that are no longer named stay as they are.
 *
 * INVARIANT: afterwards PUBLIC may connect to no database, so that an owner reaches its own alone.
 */
export async function provideOwners(superuser: Client, roles: readonly string[], passwords: Passwords): Promise<void> {
  const found = await survey(superuser);
  for (const role of roles) {
    if (!passwords.has(role)) await admit(superuser, role, found.roles.includes(role), passwords);
    if (!found.databases.includes(role))
      await superuser.query(`CREATE DATABASE "${role}" OWNER "${role}" STRATEGY file_copy`);
  }
  const open = await openToAll(superuser);
  for (const database of open) await superuser.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
}

async function survey(superuser: Client): Promise<{ roles: string[]; databases: string[] }> {
  const { rows } = await superuser.query<{ roles: string[]; databases: string[] }>(
    `SELECT ARRAY(SELECT rolname::text FROM pg_roles) AS roles,
            ARRAY(SELECT datname::text FROM pg_database) AS databases`,
  );
  return rows[0] ?? { roles: [], databases: [] };
}

async function admit(superuser: Client, role: string, exists: boolean, passwords: Passwords): Promise<void> {
  const password = newPassword();
  await superuser.query(
    `${exists ? 'ALTER' : 'CREATE'} ROLE "${role}"
     LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${password}'`,
  );
  passwords.set(role, password);
}

async function openToAll(superuser: Client): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT quote_ident(datname) AS name FROM pg_database WHERE has_database_privilege('public', oid, 'CONNECT')`,
  );
  return rows.map((row) => row.name);
}
