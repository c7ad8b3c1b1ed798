import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataCategory, Purpose, Recipient, Role } from '@lead-graph/schema';
import { Client } from 'pg';
import type { LedgerEntry } from '../../src/ledger/entry';
import { startEmbeddedPostgres } from '../../src/postgres/embedded';

/** One owner's database with a ledger, its keys, and the administrator's way in. */
export async function openLedgerWorld(throwaway = true) {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-ledger-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder, owners: ['housing'], throwaway });
  const url = postgres.urlFor('housing');
  const passwords = JSON.parse(readFileSync(join(folder, 'postgres', 'passwords.json'), 'utf8'));
  const administrator = new Client({
    connectionString: url.replace(/\/\/housing:[^@]*@/, `//postgres:${passwords.postgres}@`),
  });
  administrator.on('error', () => undefined);
  await administrator.connect();
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    folder,
    url,
    key: privateKey,
    administrator,
    /** As when its machine is gone; what was written stays on the disk. */
    stopPostgres: () => postgres.stop(),
    close: async () => {
      await administrator.end().catch(() => undefined);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const entry = (change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  kind: 'DISCLOSURE',
  agency: 'housing',
  operation: randomUUID(),
  subject: randomUUID(),
  category: DataCategory.HMIS,
  rows: 3,
  requester: { id: 'case-manager-ito', role: Role.CASE_MANAGER, recipient: Recipient.CM, organization: 'reach' },
  purpose: Purpose.DIVOPS,
  rule: 'HMIS-CM-DIVOPS',
  bases: [],
  obligations: [],
  at: '2026-06-10T09:00:00.000Z',
  ...change,
});
