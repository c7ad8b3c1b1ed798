import { chargeCategory, isAdverse, isOpen } from './chargeCategory';
import type { ReadOutcome } from './codes/dispositionOutcome';
import { FilingOutcome, isDecline, isFiling } from './codes/filingOutcome';
import {
  always,
  CONVICTION_AND_PUBLIC,
  CURRENT,
  CURRENT_AND_PUBLIC,
  type DatedLabel,
  NONCONVICTION,
  ofMinor,
  whileProcessed,
} from './datedLabel';

/** What the labels of one case hang on: a referral, the decisions about it and the charges filed on it. */
export interface CaseStanding {
  /** True when the person was under eighteen on the day of the incident, or is not known to have been eighteen. */
  readonly juvenile: boolean;
  readonly incidentOn: string | null;
  /** The latest; null before the first. */
  readonly decision: FilingOutcome | null;
  /** The latest disposition of each charge filed, null where it has none. */
  readonly charges: readonly (ReadOutcome | null)[];
}

/** A referral never becomes a court record: it is current while its case is, and non-conviction history afterwards. */
export function referralCategory(standing: CaseStanding): DatedLabel {
  return forAge(standing, unpublished(standing));
}

/**
 * A filing is as public as the charges it brought and disappears with the last of them: one that stayed behind
 * would tell of a case that ended without a conviction.
 */
export function decisionCategory(outcome: FilingOutcome, standing: CaseStanding): DatedLabel {
  if (isDecline(outcome)) return forAge(standing, always(NONCONVICTION));
  const published = isFiling(outcome) && standing.charges.length > 0;
  return forAge(standing, published ? filed(standing) : unpublished(standing));
}

export function chargeCategoryIn(standing: Pick<CaseStanding, 'juvenile' | 'incidentOn'>, outcome: ReadOutcome | null) {
  return forAge(standing, chargeCategory(outcome, standing.incidentOn));
}

function forAge({ juvenile }: Pick<CaseStanding, 'juvenile'>, label: DatedLabel): DatedLabel {
  return juvenile ? ofMinor(label) : label;
}

function unpublished(standing: CaseStanding): DatedLabel {
  return isProcessed(standing) ? whileProcessed(CURRENT, standing.incidentOn) : always(NONCONVICTION);
}

function filed(standing: CaseStanding): DatedLabel {
  if (standing.charges.some(isAdverse)) return always(CONVICTION_AND_PUBLIC);
  return isProcessed(standing) ? whileProcessed(CURRENT_AND_PUBLIC, standing.incidentOn) : always(NONCONVICTION);
}

function isProcessed({ decision, charges }: CaseStanding): boolean {
  if (charges.length > 0) return charges.some(isOpen);
  return decision === null || !isDecline(decision);
}
