import { type Label, labelText } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';

/** How a row is labelled, and as what from which instant on. */
export interface DatedLabel {
  readonly label: Label;
  /** Null: the label stays. */
  readonly until: Date | null;
  readonly afterwards: Label | null;
}

/** A police referral or a decision about it, of which no court has a record. */
export const CURRENT: Label = [DataCategory.CURRENT];
export const CURRENT_AND_PUBLIC: Label = [DataCategory.CURRENT, DataCategory.PROS_PUB];
export const CONVICTION_AND_PUBLIC: Label = [DataCategory.CONV, DataCategory.PROS_PUB];
export const NONCONVICTION: Label = [DataCategory.NONCONV];

/** Of a charge and of what hangs on it. */
export const CHARGE_LABELS = [CURRENT_AND_PUBLIC, CONVICTION_AND_PUBLIC, NONCONVICTION];

/** Labels of a noun, and the same with what chapter 13.50 RCW adds where the person was a minor. */
export function alsoOfMinors(...labels: readonly Label[]): Label[] {
  return labels.flatMap((label) => [label, withJuvenile(label)]);
}

function withJuvenile(label: Label): Label {
  return [...label, DataCategory.JUV];
}

export function ofMinor({ label, until, afterwards }: DatedLabel): DatedLabel {
  return { label: withJuvenile(label), until, afterwards: afterwards && withJuvenile(afterwards) };
}

export function always(label: Label): DatedLabel {
  return { label, until: null, afterwards: null };
}

/** For twelve months from the incident (RCW 10.97.050(2)). Of an incident on an unknown day: not at all. */
export function whileProcessed(label: Label, incidentOn: string | null): DatedLabel {
  if (incidentOn === null) return always(NONCONVICTION);
  return { label, until: twelveMonthsAfter(incidentOn), afterwards: NONCONVICTION };
}

/** Midnight in UTC, which comes before the one in Washington: the label may end some hours early, never late. */
function twelveMonthsAfter(day: string): Date {
  const [year, monthAndDay] = [Number(day.slice(0, 4)) + 1, day.slice(5)];
  return new Date(`${year}-${monthAndDay === '02-29' ? '02-28' : monthAndDay}T00:00:00Z`);
}

/** The label as a row bears it. */
export function labelColumns({ label, ...dated }: DatedLabel) {
  return { category: labelText(label), ...expiryColumns(dated) };
}

export function expiryColumns({ until, afterwards }: Pick<DatedLabel, 'until' | 'afterwards'>) {
  return { categoryUntil: until, categoryThen: afterwards && labelText(afterwards) };
}
