import { AccountingReport } from '@lead-graph/schema';

const DAY_MILLISECONDS = 86_400_000;

/**
 * Days from the receipt of a request to its answer: 45 CFR 164.528(c)(1)(i), which 42 CFR 2.25 follows, and 42 CFR 2.24.
 * RCW 10.97.050 sets none, and no law asks for everything.
 */
const DAYS: Readonly<Record<AccountingReport, number | null>> = {
  EVERYTHING: null,
  HIPAA_ACCOUNTING: 60,
  PART2_ACCOUNTING: 60,
  INTERMEDIARY_LIST: 30,
  DISSEMINATION_LOG: null,
};

/** The last day for the answer to a request received on a day, `2026-01-31`; null: the law names none. */
export function dueOn(report: AccountingReport, receivedOn: string): string | null {
  const days = DAYS[report];
  if (days === null) return null;
  return new Date(Date.parse(`${receivedOn}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
