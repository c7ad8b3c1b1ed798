import { DispositionOutcome, type ReadOutcome } from './codes/dispositionOutcome';
import {
  always,
  CONVICTION_AND_PUBLIC,
  CURRENT_AND_PUBLIC,
  type DatedLabel,
  NONCONVICTION,
  whileProcessed,
} from './datedLabel';

/** Adverse by RCW 10.97.030(2), although two of them convict nobody. */
const ADVERSE: ReadonlySet<string> = new Set([
  DispositionOutcome.CONVICTED,
  DispositionOutcome.NGRI,
  DispositionOutcome.DISMISSED_INCOMPETENT,
  DispositionOutcome.DISMISSED_AFTER_DEFERRED_SENTENCE,
]);

export function isAdverse(outcome: ReadOutcome | null): boolean {
  return outcome !== null && ADVERSE.has(outcome);
}

/** A transfer concludes nothing: another court goes on processing the charge. */
export function isOpen(outcome: ReadOutcome | null): boolean {
  return outcome === null || outcome === DispositionOutcome.TRANSFERRED;
}

/**
 * The label of a filed charge, of its dispositions and of its sentences: public case fact and criminal history at
 * once, and whoever reads it needs both. Non-conviction history is closed wherever public case facts are, so it
 * stands alone. `disposition` is the latest; null while there is none.
 *
 * INVARIANT: total. What is neither open nor adverse is non-conviction history, known to the list or not.
 */
export function chargeCategory(disposition: ReadOutcome | null, incidentOn: string | null): DatedLabel {
  if (isAdverse(disposition)) return always(CONVICTION_AND_PUBLIC);
  if (isOpen(disposition)) return whileProcessed(CURRENT_AND_PUBLIC, incidentOn);
  return always(NONCONVICTION);
}
