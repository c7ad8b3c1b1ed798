import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';

export const PEOPLE = 50_000;
/** Entries about the one person, at each agency, spread evenly over all the others. */
export const ABOUT_ONE = 70;
const YEARS_MINUTES = 3 * 365 * 24 * 60;
/** Entries written at a time. */
const CHUNK = 100_000;

export interface Made {
  readonly account: string;
  readonly records: number;
  readonly recordedAt: string;
}

/** Fills each agency's ledger with years of disclosures; gives what was made about one person, newest first, by agency. */
export async function fillLedgers(
  graph: TestGraph,
  size: number,
  done: (part: number) => void,
): Promise<ReadonlyMap<string, readonly Made[]>> {
  const made = new Map<string, readonly Made[]>();
  for (const [index, { name, categories }] of RECORD_AGENCIES.entries()) {
    const person = await referenceAt(graph, name);
    await fill(graph, { agency: name, category: categories[0]!, person, size });
    made.set(name, madeAbout(size));
    done(((index + 1) / RECORD_AGENCIES.length) * size);
  }
  return made;
}

async function referenceAt(graph: TestGraph, agency: string): Promise<string> {
  const sql = 'SELECT ref FROM reference WHERE "participantId" = $1 AND agency = $2';
  return (await graph.subgraphs.participants!.db.query(sql, [ROSA, agency]))[0].ref;
}

interface Filling {
  readonly agency: string;
  readonly category: string;
  readonly person: string;
  readonly size: number;
}

/** As the administrator, in the name of a transaction before all that are placed: the tree is another promise. */
async function fill(graph: TestGraph, { agency, category, person, size }: Filling): Promise<void> {
  const administrator = await graph.administrator(agency);
  try {
    await firstCheckpoint(administrator);
    for (let from = 1; from <= size; from += CHUNK)
      await administrator.query(FILL, [
        ...[from, Math.min(size, from + CHUNK - 1), size, category, person],
        ...[PEOPLE, ABOUT_ONE, YEARS_MINUTES, BEGAN.toISOString()],
      ]);
    await administrator.query('ANALYZE ledger.entry');
  } finally {
    await administrator.end();
  }
}

async function firstCheckpoint(db: { query(sql: string): Promise<{ rows: unknown[] }> }): Promise<void> {
  for (let tries = 0; (await db.query('SELECT FROM ledger.checkpoint')).rows.length === 0; tries += 1) {
    if (tries > 100) throw new Error('the ledger has no checkpoint after ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const BEGAN = new Date('2023-09-01T00:00:00.000Z');

const FILL = `INSERT INTO ledger.entry (xid, operation, subject, category, entry)
  SELECT '0', 'made-' || n, CASE WHEN n % ($3::int / $7::int) = 0 AND n <= $7::int * ($3::int / $7::int) THEN $5::uuid
      ELSE ('10000000-0000-4000-8000-' || lpad(to_hex(n % $6::int), 12, '0'))::uuid END, $4::text,
    json_build_object('kind', 'DISCLOSURE', 'operation', 'made-' || n, 'category', $4::text, 'rows', n % 97, 'purpose', 'DIVOPS', 'rule', 'MADE',
      'bases', '[]'::json, 'obligations', '[]'::json, 'grounds', '["CONSENT"]'::json,
      'at', to_char(($9::timestamptz + make_interval(mins => (n::bigint * $8::int / $3::int)::int)) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'requester', json_build_object('id', 'made-' || n % 1000, 'role', 'CASE_MANAGER', 'recipient', 'CM', 'organization', 'reach'))::text
  FROM generate_series($1::int, $2::int) n`;

/** The same, once more, by another hand. */
function madeAbout(size: number): readonly Made[] {
  const step = Math.floor(size / ABOUT_ONE);
  return Array.from({ length: ABOUT_ONE }, (_, index) => {
    const n = (ABOUT_ONE - index) * step;
    const minutes = Math.floor((n * YEARS_MINUTES) / size);
    const recordedAt = new Date(BEGAN.getTime() + minutes * 60_000).toISOString();
    return { account: `made-${n % 1_000}`, records: n % 97, recordedAt };
  });
}
