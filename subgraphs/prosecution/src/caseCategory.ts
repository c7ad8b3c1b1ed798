import { chargeCategory, isAdverse, isOpen } from './chargeCategory';
import type { ReadOutcome } from './codes/dispositionOutcome';
import { FilingOutcome, isDecline, isFiling } from './codes/filingOutcome';
import {
  always,
  CONVICTION_AND_PUBLIC,
  CURRENT,
  CURRENT_AND_PUBLIC,
  type DatedLabel,
  JUVENILE,
  NONCONVICTION,
  whileProcessed,
} from './datedLabel';

/** What the labels of one case hang on: a referral, the decisions about it and the charges filed on it. */
export interface CaseStanding {
  /** True when the person was under eighteen on the day of the incident. */
  readonly juvenile: boolean;
  readonly incidentOn: string | null;
  /** The latest; null before the first. */
  readonly decision: FilingOutcome | null;
  /** The latest disposition of each charge filed, null where it has none. */
  readonly charges: readonly (ReadOutcome | null)[];
}

/** A referral never becomes a court record: it is current while its case is, and non-conviction history afterwards. */
export function referralCategory(standing: CaseStanding): DatedLabel {
  if (standing.juvenile) return always(JUVENILE);
  return isProcessed(standing) ? whileProcessed(CURRENT, standing.incidentOn) : always(NONCONVICTION);
}

/**
 * A filing is as public as the charges it brought and disappears with the last of them: one that stayed behind
 * would tell of a case that ended without a conviction.
 */
export function decisionCategory(outcome: FilingOutcome, standing: CaseStanding): DatedLabel {
  if (standing.juvenile) return always(JUVENILE);
  if (isDecline(outcome)) return always(NONCONVICTION);
  if (!isFiling(outcome) || standing.charges.length === 0) return referralCategory(standing);
  if (standing.charges.some(isAdverse)) return always(CONVICTION_AND_PUBLIC);
  return isProcessed(standing) ? whileProcessed(CURRENT_AND_PUBLIC, standing.incidentOn) : always(NONCONVICTION);
}

export function chargeCategoryIn(standing: CaseStanding, outcome: ReadOutcome | null): DatedLabel {
  return standing.juvenile ? always(JUVENILE) : chargeCategory(outcome, standing.incidentOn);
}

function isProcessed({ decision, charges }: CaseStanding): boolean {
  if (charges.length > 0) return charges.some(isOpen);
  return decision === null || !isDecline(decision);
}
