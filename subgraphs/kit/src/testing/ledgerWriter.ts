import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { DataCategory, Purpose, Recipient, Role } from '@lead-graph/schema';
import { Ledger } from '../ledger/ledger';

/** Disclosures under way at once. */
const AT_ONCE = 40;

/**
 * A program that discloses without end: it hands out the name of each operation on standard output as soon as it may,
 * until it is killed. With `hasty` it hands out first and records then, as no build may.
 */
async function disclose(url: string, hasty: boolean): Promise<void> {
  const ledger = new Ledger(url);
  const handOut = (operation: string) => writeSync(1, `${operation}\n`);
  const one = async (): Promise<void> => {
    for (;;) {
      const entry = disclosure();
      if (hasty) handOut(entry.operation);
      try {
        await ledger.record({ entries: [entry], call: entry.operation });
        if (!hasty) handOut(entry.operation);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function disclosure() {
  const requester = { id: 'case-manager-ito', role: Role.CASE_MANAGER, recipient: Recipient.CM, organization: 'reach' };
  return {
    ...{ kind: 'DISCLOSURE' as const, agency: 'housing', operation: randomUUID(), subject: randomUUID() },
    ...{ category: DataCategory.HMIS, rows: 1, requester, purpose: Purpose.DIVOPS, rule: 'HMIS-CM-DIVOPS' },
    ...{ bases: [], obligations: [], at: new Date().toISOString() },
  };
}

void disclose(process.argv[2]!, process.argv[3] === 'hasty');
