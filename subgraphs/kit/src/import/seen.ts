import type { QueryRunner } from 'typeorm';
import { type ImportRow, contentHash } from './row';

/** One row of a batch with the name of its noun and the hash of its content. */
export interface HashedRow extends ImportRow {
  readonly nounName: string;
  readonly contentHash: string;
}

export type Novelty = 'first' | 'repeated' | 'contradicting';

/**
 * Remembers the keys of one import, so that of several records with one key the first is kept. In a temporary table
 * and not in memory, whatever the number of rows; the role needs TEMPORARY on its database, as its owner has.
 */
export async function rememberKeys(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TEMPORARY TABLE import_seen (
      noun text, "localId" text, "contentHash" text NOT NULL, place integer NOT NULL, PRIMARY KEY (noun, "localId")
    )`);
}

export async function forgetKeys(runner: QueryRunner): Promise<void> {
  await runner.query('DROP TABLE IF EXISTS pg_temp.import_seen');
}

export function hashed(row: ImportRow, nounName: string): HashedRow {
  return { ...row, nounName, contentHash: contentHash(row) };
}

/** For each row of a batch, in its order. */
export async function noveltyOf(runner: QueryRunner, rows: readonly HashedRow[]): Promise<Novelty[]> {
  const [nouns, keys] = [rows.map((row) => row.nounName), rows.map((row) => row.localId)];
  const first: { place: number }[] = await runner.query(REMEMBER, [nouns, keys, rows.map((row) => row.contentHash)]);
  const novelty = rows.map((): Novelty => 'contradicting');
  for (const { place } of first) novelty[place - 1] = 'first';
  if (first.length === rows.length) return novelty;

  const known: { found: string }[] = await runner.query(RECALL, [nouns, keys]);
  const contents = new Set(known.map((each) => each.found));
  return novelty.map((each, index) =>
    each !== 'first' && contents.has(fingerprint(rows[index]!)) ? 'repeated' : each,
  );
}

function fingerprint(row: HashedRow): string {
  return `${row.nounName} ${row.contentHash} ${row.localId}`;
}

const REMEMBER = `
  INSERT INTO pg_temp.import_seen (noun, "localId", "contentHash", place)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS g(noun, "localId", "contentHash", place)
  ORDER BY place
  ON CONFLICT DO NOTHING
  RETURNING place`;

const RECALL = `
  SELECT noun || ' ' || "contentHash" || ' ' || "localId" AS found FROM pg_temp.import_seen
  WHERE (noun, "localId") IN (SELECT * FROM unnest($1::text[], $2::text[]))`;
