import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROSA } from '@lead-graph/participants/people';
import { type Graph, MAIN_QUERY, openGraph } from '@lead-graph/kit/graph';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { Client } from 'pg';
import { administratorOf } from '../graph/administrator';
import { ASKED_BY, headersOf } from './leadGraph';
import { recordsIn } from './answers';
import { answerOf } from './system';

/** A data folder, at rest, in which many are as Rosa is. */
export interface World {
  readonly folder: string;
  /** Participants, all of whom let their case management see what Rosa lets it see. */
  readonly ids: readonly string[];
  /** With the keys that stay; addresses were good while it was made. */
  readonly configs: Graph['configs'];
}

/** How often each of Rosa's records stands there, so that her case manager reads about 20 at each agency. */
const COPIES: Readonly<Record<string, number>> = {
  'law-enforcement': 3,
  'behavioral-health': 2,
  housing: 1,
  prosecution: 3,
};

/**
 * Seeds a folder of its own and gives Rosa so many doubles, each a person of their own to every agency.
 * `disclosed`: with no more rows than her case manager reads, so that whoever asks nobody's consent answers alike.
 */
export async function makeWorld(doubles: number, { disclosed = false } = {}): Promise<World> {
  const { folder, filled } = await seedWorld(async (graph, folder) => {
    const references = await referencesOfRosa(graph);
    const read = disclosed ? await rowsRead(graph) : null;
    for (const { name } of RECORD_AGENCIES)
      await asAdministrator(graph, folder, name, async (db) => {
        if (read) await keepOnly(db, references[name]!, read);
        await doubleRecords(db, references[name]!, doubles, COPIES[name]!);
      });
    const ids = await asAdministrator(graph, folder, 'participants', (db) => doubleParticipant(db, doubles));
    return { ids, configs: graph.configs };
  });
  return { folder, ...filled };
}

/** A seeded data folder of its own, at rest, and what filling it came to. */
export async function seedWorld<T>(fill: (graph: Graph, folder: string) => Promise<T>) {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-bench-'));
  chmodSync(folder, 0o755);
  const graph = await openGraph({ folder, port: 0, identityPort: 0 });
  try {
    return { folder, filled: await fill(graph, folder) };
  } finally {
    await graph.stop();
  }
}

export async function referencesOfRosa({ subgraphs }: Graph): Promise<Record<string, string>> {
  const rows: { agency: string; ref: string }[] = await subgraphs.participants!.db.query(
    'SELECT agency, ref FROM reference WHERE "participantId" = $1',
    [ROSA],
  );
  return Object.fromEntries(rows.map(({ agency, ref }) => [agency, ref]));
}

/** Ids of Rosa's rows that her case manager reads. */
async function rowsRead({ url, tokenFor }: Graph): Promise<string[]> {
  const asked = { url, headers: headersOf(await tokenFor(ASKED_BY.persona)) };
  return recordsIn(await answerOf(asked, MAIN_QUERY, { id: ROSA })).map(({ id }) => id);
}

const OF_NO_NOUN = ['public.person', 'public.fact_change'];

async function keepOnly(db: Client, ref: string, ids: readonly string[]): Promise<void> {
  const { rows } = await db.query(TABLES_OF_PEOPLE);
  for (const { table } of rows)
    if (!OF_NO_NOUN.includes(table))
      await db.query(`DELETE FROM ${table} WHERE "personRef" = $1 AND id <> ALL($2::uuid[])`, [ref, ids]);
}

/** Without triggers and the order that references ask for: what is copied was let in before. */
async function asAdministrator<T>(
  graph: Graph,
  folder: string,
  agency: string,
  work: (db: Client) => Promise<T>,
): Promise<T> {
  return copying(await administratorOf(graph, folder, agency), work);
}

/** Ends the administrator's connection. */
export async function copying<T>(client: Client, work: (db: Client) => Promise<T>): Promise<T> {
  try {
    await client.query(`SET session_replication_role = 'replica'`);
    const worked = await work(client);
    await client.query('VACUUM ANALYZE');
    return worked;
  } finally {
    await client.end();
  }
}

async function doubleRecords(db: Client, ref: string, doubles: number, copies: number): Promise<void> {
  const { rows } = await db.query(TABLES_OF_PEOPLE);
  for (const { table } of rows)
    await double(db, table, '"personRef" = $1', ref, doubles, table === 'public.person' ? 1 : copies);
}

/** What makes a participant of the core, and which rows of it are Rosa's. */
const PARTICIPANT: Readonly<Record<string, string>> = {
  'public.participant': 'id = $1',
  'public.reference': '"participantId" = $1',
  'public.assignment': '"participantId" = $1',
  'public.referral': '"participantId" = $1',
  'public.enrolment': '"participantId" = $1',
  'public.engagement_spell': '"enrolmentId" IN (SELECT id FROM enrolment WHERE "participantId" = $1)',
  'public.consent': '"participantId" = $1',
  'public.provision': '"consentId" IN (SELECT id FROM consent WHERE "participantId" = $1)',
};

/** The doubles' ids. `after`: how many there are already. */
export async function doubleParticipant(db: Client, doubles: number, after = 0): Promise<string[]> {
  for (const [table, whose] of Object.entries(PARTICIPANT)) await double(db, table, whose, ROSA, doubles, 1, after);
  const { rows } = await db.query(
    `SELECT ${doubled('$1', 'n')}::text AS id FROM generate_series(${after + 1}, ${after + doubles}) n`,
    [ROSA],
  );
  return rows.map(({ id }) => id);
}

/** Every name within a double's rows is its own, and the same wherever it stands. */
export async function double(
  db: Client,
  table: string,
  whose: string,
  name: string,
  doubles: number,
  copies: number,
  after = 0,
): Promise<void> {
  const { rows } = await db.query(COLUMNS, [table]);
  const values = rows.map(({ column, type }: { column: string; type: string }) => {
    if (column === 'account') return 'NULL';
    if (column === 'localId') return `"localId" || ' ' || n || ' ' || c`;
    if (type !== 'uuid' || column === 'projectId') return `"${column}"`;
    const once = copies === 1 || column === 'personRef' || column === 'participantId';
    return doubled(`"${column}"::text`, once ? 'n' : `n || ' ' || c`);
  });
  const columns = rows.map(({ column }) => `"${column}"`).join(', ');
  await db.query(
    `INSERT INTO ${table} (${columns}) SELECT ${values.join(', ')} FROM ${table},
       generate_series(${after + 1}, ${after + doubles}) n, generate_series(1, ${copies}) c WHERE ${whose}`,
    [name],
  );
}

function doubled(name: string, number: string): string {
  return `md5(${name} || ' ' || ${number})::uuid`;
}

const TABLES_OF_PEOPLE = `SELECT c.table_schema || '.' || c.table_name AS table FROM information_schema.columns c
  JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE t.table_type = 'BASE TABLE' AND c.column_name = 'personRef' AND c.table_name <> 'agency_record'`;

const COLUMNS = `SELECT column_name AS column, udt_name AS type FROM information_schema.columns
  WHERE table_schema || '.' || table_name = $1 AND is_generated = 'NEVER'`;
