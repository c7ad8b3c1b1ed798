import { createHash } from 'node:crypto';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { SourceRecord } from './record';
import type { Reject } from './rejects';

/** A row that is meant by its own key in the source. */
export interface Reference {
  readonly noun: EntityTarget<ObjectLiteral>;
  readonly localId: string;
  /** The source's column that names it, for the reject. */
  readonly field: string | null;
}

/**
 * One row to write: of which noun, under which key of the source.
 *
 * Obligations of the noun: its table has `id uuid` as primary key and `source text`, `"localId" text`,
 * `"contentHash" text`, none of them null, with UNIQUE (source, "localId"); all are columns of its entity.
 */
export interface ImportRow {
  readonly noun: EntityTarget<ObjectLiteral>;
  /** The record's own key in the source, unique among its noun. */
  readonly localId: string;
  /** The source's key of the person the row is about; becomes `personRef`, minted where the person is new. */
  readonly person?: string;
  /** By column, beside those named here; dates and instants as `RowReader` gives them. One left out stays as it is. */
  readonly values: Readonly<Record<string, unknown>>;
  /** By column: becomes the `id` of the row meant, which stands before this one in the import or is there already. */
  readonly references?: Readonly<Record<string, Reference | null>>;
  /** The source has taken the record back: the row is deleted, and nothing else of this is read. */
  readonly deleted?: boolean;
  readonly record: Pick<SourceRecord, 'file' | 'line'>;
}

/** Of what the source says, and not of the ids it became here: the same record gives the same hash for ever. */
export function contentHash(row: ImportRow): string {
  if (row.deleted) return 'deleted';
  const meant = Object.entries(row.references ?? {}).map(([column, reference]) => [column, reference?.localId ?? null]);
  const content = [row.person ?? null, Object.fromEntries(meant), row.values];
  return createHash('sha256').update(canonicalJson(content)).digest('base64url');
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    isPlain(each) ? Object.fromEntries(Object.entries(each).map(plainEntry).sort(byKey)) : each,
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainEntry([key, value]: [string, unknown]): [string, unknown] {
  return [key, value ?? null];
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** What keeps a row from being asked of the database at all. */
export function faultOf(row: ImportRow): Pick<Reject, 'rule' | 'remedy'> | null {
  if (row.localId === '') return { rule: 'REQUIRED', remedy: 'give this record its key' };
  if (row.localId.length > LONGEST_KEY) return { rule: 'ID', remedy: `use a key of at most ${LONGEST_KEY} characters` };
  const texts = [row.localId, row.person, Object.values(row.references ?? {}).map((each) => each?.localId), row.values];
  return isStorable(texts) ? null : { rule: 'ENCODING', remedy: 'remove the control characters from this record' };
}

/** In characters: what an index takes, whatever the alphabet. */
const LONGEST_KEY = 500;

/** PostgreSQL holds no NUL and no half of a surrogate pair, which JSON documents can spell. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !/[\0\p{Surrogate}]/u.test(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable);
}
