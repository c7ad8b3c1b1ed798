import type { DataSource } from 'typeorm';
import type { Reading } from '../reading';
import { type LedgerEntry, NO_SUBJECT } from './entry';
import type { ReportTerms } from './reports';

/** An entry as it is read again. */
export type KeptEntry = LedgerEntry & { readonly id: string; readonly withheld: boolean };

/** What may be read of one person's entries. */
type Readable = Pick<Reading, 'reference' | 'categories'>;

interface EntryPage {
  readonly first: number;
  /** Number of an entry newer than all that are wanted; null: from the newest on. */
  readonly before: string | null;
}

/** Whether an entry's operation is marked as kept back. */
const WITHHELD = `EXISTS (SELECT FROM ledger.entry w
  WHERE w.operation = e.operation AND w.subject = '${NO_SUBJECT}' AND w.category = 'WITHHELD')`;

/** One page of a report, newest first. INVARIANT: it is shorter than `first` only where the report has no more. */
export async function entriesAbout(
  { reference, categories }: Readable,
  { first, before }: EntryPage,
  terms: ReportTerms & { readonly until: Date | null },
  db: Pick<DataSource, 'query'>,
): Promise<KeptEntry[]> {
  const readable = categories().filter((category) => terms.categories?.includes(category) ?? true);
  const { since, until, handedOn, notFor, notTo, notOnlyOn, on, withRecords } = terms;
  const rows: { id: string; entry: string; withheld: boolean }[] = await db.query(
    `SELECT id::text, entry, withheld FROM (
       SELECT e.id, e.entry, ${WITHHELD} AS withheld
       FROM ledger.entry e WHERE e.subject = $1 AND e.category = ANY($2) AND e.id < $3) AS kept,
     LATERAL (SELECT entry::jsonb AS told) AS read WHERE ${IN_REPORT} ORDER BY kept.id DESC LIMIT $4`,
    [
      ...[reference, readable, before ?? '9223372036854775807', first],
      ...[since, until, handedOn, notFor, notTo, notOnlyOn, on, withRecords],
    ],
  );
  return rows.map(({ id, entry, withheld }) => ({ ...JSON.parse(entry), id, withheld }));
}

/** The conditions of `ReportTerms`, in SQL, so that a page is cut after they are met and never before. */
const IN_REPORT = `($5::timestamptz IS NULL OR (told->>'at')::timestamptz >= $5)
  AND ($6::timestamptz IS NULL OR (told->>'at')::timestamptz < $6)
  AND (NOT $7::boolean OR (told->>'kind' = 'DISCLOSURE' AND NOT withheld))
  AND told->>'purpose' <> ALL($8::text[]) AND told->'requester'->>'recipient' <> ALL($9::text[])
  AND (jsonb_array_length(coalesce(told->'grounds', '[]')) = 0 OR (NOT told->'grounds' <@ to_jsonb($10::text[])
    AND ($11::text[] IS NULL OR told->'grounds' ?| $11::text[])))
  AND (NOT $12::boolean OR (told->>'rows')::int > 0)`;
