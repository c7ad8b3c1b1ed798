import { REF_BYTES } from '@lead-graph/kit';
import type { DataSource } from 'typeorm';

/** What each owner calls each participant, in the order of participants' own ids; 16 zero bytes where there is nothing. */
export async function referencesAt(
  db: DataSource,
  agency: string,
  numberOf: (id: Buffer) => number,
  people: number,
): Promise<Buffer> {
  const refs = Buffer.alloc(people * REF_BYTES);
  for (const part of PARTS) {
    const [{ packed }] = await db.query(PACKED, [agency, part]);
    for (let at = 0; packed && at < packed.length; at += 2 * REF_BYTES) {
      const number = numberOf(packed.subarray(at, at + REF_BYTES));
      if (number >= 0) packed.copy(refs, number * REF_BYTES, at + REF_BYTES, at + 2 * REF_BYTES);
    }
  }
  return refs;
}

/** References are read in parts, by their last character: one text of all would be too long. */
const PARTS = [...'0123456789abcdef'];

const PACKED = `SELECT string_agg(uuid_send("participantId") || uuid_send(ref), ''::bytea) AS packed
  FROM reference WHERE agency = $1 AND right(ref::text, 1) = $2`;
