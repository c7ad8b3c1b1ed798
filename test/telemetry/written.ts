import { AGENCIES, METRICS, PERSONAS, Purpose, REMEDY } from '@lead-graph/schema';
import type { TestGraph } from '../graph/openGraph';

/** Shorter ones are words of any language, and numbers count everything. */
const LEAST = 3;

/** What may be told: the closed lists, and the words that explain them. */
const LANGUAGE = wordsIn(
  JSON.stringify([METRICS, Object.keys(REMEDY), Object.values(Purpose), AGENCIES, 'query mutation']),
);

/** Every name, id, reference, code, date and text that is on record anywhere, and who asks. */
export async function recordsOf({ subgraphs }: TestGraph): Promise<Set<string>> {
  const all = new Set(PERSONAS.flatMap(({ name, displayName }) => [name, ...displayName.split(' ')]));
  for (const { db } of Object.values(subgraphs)) {
    const columns =
      await db.query(`SELECT table_schema AS s, table_name AS t, column_name AS c, data_type = 'ARRAY' AS many
      FROM information_schema.columns WHERE table_schema IN ('public', 'ledger') AND data_type IN ('text', 'uuid', 'date', 'ARRAY')`);
    for (const { s, t, c, many } of columns) {
      const value = many ? `unnest("${c}")` : `"${c}"`;
      const rows = await db.query(`SELECT DISTINCT ${value}::text AS v FROM "${s}"."${t}" WHERE "${c}" IS NOT NULL`);
      for (const { v } of rows) all.add(v);
    }
  }
  return new Set([...all].filter((value) => value?.length >= LEAST && !/^[\d.]+$/.test(value) && !LANGUAGE.has(value)));
}

/** Which of them stand in a text. */
export function toldIn(text: string, records: ReadonlySet<string>): string[] {
  const words = wordsIn(text);
  return [...records].filter((value) => (/^[\w-]+$/.test(value) ? words.has(value) : text.includes(value)));
}

function wordsIn(text: string): Set<string> {
  return new Set(text.split(/[^\w-]+/));
}
