import type { TestGraph } from '../graph/openGraph';

/** Tables of the core with what names a row in them: of a copy, all of these are new. */
const KEYS: readonly (readonly [table: string, where: string, keys: readonly string[]])[] = [
  ['participant', 'r.id = $1', ['id']],
  ['referral', 'r."participantId" = $1', ['id', 'participantId']],
  ['enrolment', 'r."participantId" = $1', ['id', 'participantId', 'referralId']],
  [
    'engagement_spell',
    'r."enrolmentId" IN (SELECT id FROM enrolment WHERE "participantId" = $1)',
    ['id', 'enrolmentId'],
  ],
  ['assignment', 'r."participantId" = $1', ['id', 'participantId']],
  ['consent', 'r."participantId" = $1', ['id', 'participantId']],
  ['provision', 'r."consentId" IN (SELECT id FROM consent WHERE "participantId" = $1)', ['id', 'consentId']],
];

/** Ids of new participants, of whom as much is known and who signed the same as the ones they are copies of, in turn. */
export async function copiesOf(graph: TestGraph, people: readonly string[], count: number): Promise<string[]> {
  const { db } = graph.subgraphs.participants!;
  const [{ crowd }] = await db.query(`SELECT gen_random_uuid()::text AS crowd`);
  for (const [index, person] of people.entries())
    for (const [table, where, keys] of KEYS) {
      const renamed = keys.map((key) => `'${key}', md5(n || $2 || (r."${key}")::text)::uuid`);
      await db.query(
        `INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object(${renamed}) ${table === 'participant' ? `|| '{"account": null}'` : ''})).*
         FROM ${table} r, generate_series($3::int, $4::int, $5::int) n WHERE ${where}`,
        [person, crowd, index, count - 1, people.length],
      );
    }
  const rows: { id: string }[] = await db.query(
    `SELECT md5(n || $1 || ($2::text[])[1 + n % $3::int])::uuid AS id FROM generate_series(0, $4::int - 1) n`,
    [crowd, people, people.length, count],
  );
  const ids = rows.map(({ id }) => id);
  await db.query(
    `INSERT INTO reference ("participantId", agency, "pairedAt") SELECT unnest($1::uuid[]), agency, now()
     FROM (SELECT DISTINCT agency FROM reference) agencies`,
    [ids],
  );
  return ids;
}

/** In the order of the ids. */
export async function referencesOf(graph: TestGraph, agency: string, ids: readonly string[]): Promise<string[]> {
  const rows: { id: string; ref: string }[] = await graph.subgraphs.participants!.db.query(
    `SELECT "participantId" AS id, ref FROM reference WHERE agency = $1 AND "participantId" = ANY($2)`,
    [agency, ids],
  );
  const byId = new Map(rows.map(({ id, ref }) => [id, ref]));
  return ids.map((id) => byId.get(id)!);
}

/** What autovacuum does by itself a minute after rows were added in bulk. */
export async function tidy(graph: TestGraph, agency: string): Promise<void> {
  const administrator = await graph.administrator(agency);
  await administrator.query('VACUUM (ANALYZE)');
  await administrator.end();
}
