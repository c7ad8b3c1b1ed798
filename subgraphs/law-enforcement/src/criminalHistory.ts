import { type Label, labelText } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { ADVERSE_OUTCOMES, type ContactCaseOutcome } from './codes/caseOutcome';
import { ContactDisposition } from './codes/contactDisposition';
import { ContactType } from './codes/contactType';

const { CONV, CURRENT, JUV, LE_CONTACT, NONCONV } = DataCategory;

/** Labels of what tells of no arrest or charge. */
export const CONTACT_ONLY: readonly Label[] = [[LE_CONTACT], [JUV, LE_CONTACT]];

/** Labels of what does: criminal history record information beside a police contact (RCW 10.97.030(4)). */
export const CRIMINAL_HISTORY: readonly Label[] = [CURRENT, NONCONV, CONV].flatMap((each) => [
  [each, LE_CONTACT],
  [each, JUV, LE_CONTACT],
]);

const TELLING_TYPES: readonly ContactType[] = [
  ContactType.ARREST_DIVERSION,
  ContactType.CUSTODY_ARREST,
  ContactType.CITATION,
  ContactType.WARRANT_SERVICE,
];
const TELLING_DISPOSITIONS: readonly ContactDisposition[] = [
  ContactDisposition.DIVERTED_IN_LIEU_OF_BOOKING,
  ContactDisposition.CITED,
  ContactDisposition.BOOKED,
];

/** Whether the contact itself tells of an arrest or a charge. */
export function tellsOfArrest(type: ContactType, disposition: ContactDisposition | null): boolean {
  return TELLING_TYPES.includes(type) || (disposition !== null && TELLING_DISPOSITIONS.includes(disposition));
}

export interface Incident {
  readonly at: Date;
  /** An arrest or a charge stands in the record. */
  readonly arrest: boolean;
  /** Under 18 then, or not known to have been 18. */
  readonly juvenile: boolean;
}

/** The label of a contact and of all that hangs on it, and what the calendar alone makes of it. */
export interface Standing {
  readonly label: Label;
  /** From this instant on the label is `categoryThen`. */
  readonly categoryUntil: Date | null;
  readonly categoryThen: string | null;
}

/** Before any outcome is known: current for twelve months from the incident, nonconviction data from then on. */
export function standingOf({ at, arrest, juvenile }: Incident): Standing {
  if (!arrest) return { label: labelled(juvenile), categoryUntil: null, categoryThen: null };
  return {
    label: labelled(juvenile, CURRENT),
    categoryUntil: twelveMonthsAfter(at),
    categoryThen: labelText(labelled(juvenile, NONCONV)),
  };
}

/** Once the outcome is known, whatever the label was and however long ago the incident. */
export function standingAfter(outcome: ContactCaseOutcome, juvenile: boolean): Standing {
  const label = labelled(juvenile, ADVERSE_OUTCOMES.includes(outcome) ? CONV : NONCONV);
  return { label, categoryUntil: null, categoryThen: null };
}

/** The label that a row's column `category` holds. */
export function labelFrom(category: string): Label {
  return category.split('+') as DataCategory[];
}

export function isJuvenile(category: string): boolean {
  return labelFrom(category).includes(JUV);
}

export function isContactOnly(category: string): boolean {
  return CONTACT_ONLY.some((label) => labelText(label) === category);
}

function labelled(juvenile: boolean, ...categories: DataCategory[]): Label {
  return [...categories, ...(juvenile ? [JUV] : []), LE_CONTACT];
}

/** Of 29 February, the 28th of the next year. */
function twelveMonthsAfter(at: Date): Date {
  const then = new Date(at);
  then.setUTCFullYear(at.getUTCFullYear() + 1);
  if (then.getUTCMonth() !== at.getUTCMonth()) then.setUTCDate(0);
  return then;
}
