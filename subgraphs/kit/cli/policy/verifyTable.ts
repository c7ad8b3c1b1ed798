import type { KeyObject } from 'node:crypto';
import { hashOf, type ReleaseStatement, type SignedRelease, verifyRelease } from '../../src/releaseRecord';

export interface TableVerdict {
  readonly ok: boolean;
  readonly table: string;
  /** What does not agree; empty where all does. */
  readonly faults: readonly string[];
}

/** Holds a copy of a table against what the counter signed of it. */
export function verifyTable(record: SignedRelease, table: Record<string, unknown>, key: KeyObject): TableVerdict {
  const faults = faultsOf(record, table, key);
  return { ok: faults.length === 0, table: `${table.id}`, faults };
}

/** What was not signed is not compared: it says nothing. */
function faultsOf(record: SignedRelease, { record: _, ...table }: Record<string, unknown>, key: KeyObject): string[] {
  if (!verifyRelease(record, key)) return ['the record was not signed with this key, or was changed after it was'];
  const { id, sha256 } = JSON.parse(record.statement) as ReleaseStatement;
  if (id !== table.id) return [`the record is of table \`${id}\`, and this is table \`${table.id}\``];
  return sha256 === hashOf(table) ? [] : ['the table is not as it was released: something in it was changed'];
}
