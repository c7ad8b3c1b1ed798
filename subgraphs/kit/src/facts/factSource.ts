import type { DataSource } from 'typeorm';
import { FIRST_DAY, LAST_DAY } from './columnAsk';
import type { Fact } from './fact';
import { REF_BYTES } from './people';

/** Selects `"personRef"` of everybody an agency holds. */
export const EVERYBODY = 'SELECT "personRef" FROM person';

/** References from one up to another, as PostgreSQL writes them; null has no end. */
export interface Range {
  readonly from: string;
  readonly before: string | null;
}

/** All references in so many parts of about equal size: they are random. */
export function ranges(parts: number): Range[] {
  const edge = (part: number) =>
    `${Math.floor((part * 2 ** 32) / parts)
      .toString(16)
      .padStart(8, '0')}-0000-0000-0000-000000000000`;
  return Array.from({ length: parts }, (_, part) => ({
    from: edge(part),
    before: part + 1 === parts ? null : edge(part + 1),
  }));
}

/** References of a range in order, one after the other. */
export async function readPeople(db: DataSource, everybody: string, { from, before }: Range): Promise<Buffer> {
  const [{ packed }] = await db.query(
    `SELECT string_agg(uuid_send("personRef"), ''::bytea ORDER BY "personRef") AS packed FROM (${everybody}) p
     WHERE "personRef" >= $1 AND ($2::uuid IS NULL OR "personRef" < $2)`,
    [from, before],
  );
  return packed ?? Buffer.alloc(0);
}

/** Told of each event, in order of person, day and codes. */
export type EventSink = (ref: Buffer, day: number, codes: readonly number[]) => void;

export async function readRange(db: DataSource, fact: Fact, { from, before }: Range, sink: EventSink): Promise<void> {
  const condition = `"personRef" >= $1 AND ($2::uuid IS NULL OR "personRef" < $2)`;
  const [{ packed }] = await db.query(packedSql(fact, condition), [from, before, ...Object.values(fact.attributes)]);
  tell(packed, fact, sink);
}

/** Of some people, as `{ref}` lists of PostgreSQL name them. */
export async function readOf(db: DataSource, fact: Fact, refs: readonly string[], sink: EventSink): Promise<void> {
  const condition = `"personRef" = ANY($1::uuid[]) AND $2::int IS NULL`;
  const [{ packed }] = await db.query(packedSql(fact, condition), [refs, null, ...Object.values(fact.attributes)]);
  tell(packed, fact, sink);
}

/** One text for all events: reference, day in 4 bytes, each code in 2. */
function packedSql({ sql, attributes }: Fact, condition: string): string {
  const names = Object.keys(attributes);
  const codes = names.map(
    (name, at) => `coalesce(array_position($${at + 3}::text[], "${name}"::text), 0)::int2 AS "${name}"`,
  );
  const quoted = names.map((name) => `"${name}"`);
  const packed = ['uuid_send("personRef")', 'int4send(day)', ...quoted.map((name) => `int2send(${name})`)];
  return `SELECT string_agg(${packed.join(' || ')}, ''::bytea ORDER BY ${['"personRef"', 'day', ...quoted].join(', ')}) AS packed
    FROM (SELECT ${['"personRef"', `day - DATE '1970-01-01' AS day`, ...codes].join(', ')} FROM (${sql}) f WHERE ${condition}) e
    WHERE day BETWEEN ${FIRST_DAY} AND ${LAST_DAY}`;
}

function tell(packed: Buffer | null, { attributes }: Fact, sink: EventSink): void {
  if (!packed) return;
  const codes = Object.keys(attributes).length;
  const bytes = REF_BYTES + 4 + 2 * codes;
  const told = new Array<number>(codes).fill(0);
  for (let at = 0; at < packed.length; at += bytes) {
    for (let code = 0; code < codes; code++) told[code] = packed.readUInt16BE(at + REF_BYTES + 4 + 2 * code);
    sink(packed.subarray(at, at + REF_BYTES), packed.readInt32BE(at + REF_BYTES), told);
  }
}
