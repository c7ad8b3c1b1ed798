import { randomUUID } from 'node:crypto';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { Graph } from '../graph';
import { NOUNS, type NounTable } from './nouns';
import { type AgencyRow, labelAt, type Story } from './story';

/** A person's name at each agency. */
export type References = Readonly<Record<string, string>>;

/** Where the rows of a story came from. */
const SOURCE = 'scenario';

/** What each agency keeps of the people of a story at an instant; gives the ids the graph knows the rows by. */
export async function writeRows(
  { subgraphs }: Graph,
  { facts }: Story,
  referencesOf: (person: string) => References,
  at: number,
): Promise<ReadonlyMap<string, string>> {
  for (const { name } of RECORD_AGENCIES)
    for (const { table } of NOUNS.filter(({ agency }) => agency === name).reverse())
      await subgraphs[name]!.db.query(`DELETE FROM ${table} WHERE source = $1`, [SOURCE]);
  const ids = new Map<string, string>();
  for (const row of facts.records) {
    const noun = nounOf(row.field);
    const { db } = subgraphs[noun.agency]!;
    const reference = referencesOf(row.person)[noun.agency]!;
    const under = noun.under && {
      [noun.under.column]: await write(db, nounOf(noun.under.field), referral(row), reference, at),
    };
    ids.set(await write(db, noun, row, reference, at, under), row.id);
  }
  return ids;
}

function nounOf(field: string): NounTable {
  return NOUNS.find((each) => each.field === field)!;
}

/** The police report behind a charge: it is not the story's, and is shown by no field that the story asks for. */
function referral(row: AgencyRow): AgencyRow {
  return { ...row, label: ['NONCONV'] as AgencyRow['label'], becomes: null };
}

async function write(
  db: DataSource,
  noun: NounTable,
  row: AgencyRow,
  reference: string,
  at: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = randomUUID();
  const values = {
    id,
    personRef: reference,
    category: labelAt(row, noun.dated ? Number.NEGATIVE_INFINITY : at).join('+'),
    organization: row.organization,
    sourceProgram: row.sourceProgram,
    servicedOn: row.servicedOn,
    obtainedVia: row.obtainedVia,
    source: SOURCE,
    localId: id,
    contentHash: '',
    ...(noun.routed ? { route: row.route } : {}),
    ...(noun.dated && row.becomes ? becoming(row.becomes) : {}),
    ...noun.columns(row),
    ...more,
  };
  await insert(db, noun.table, values);
  return id;
}

/** It is written once as it began: that the database's own clock turns it is what is asked. */
function becoming({ label, at }: NonNullable<AgencyRow['becomes']>): Record<string, unknown> {
  return { categoryUntil: new Date(at), categoryThen: label.join('+') };
}

export async function insert(db: DataSource, table: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const columns = given.map(([column]) => `"${column}"`).join(', ');
  const slots = given.map((_, index) => `$${index + 1}`).join(', ');
  await db.query(
    `INSERT INTO ${table} (${columns}) VALUES (${slots})`,
    given.map(([, value]) => value),
  );
}
