import type { Consent, Provision, Restriction } from '@lead-graph/participants/engine';
import { Purpose as P, Recipient, type RowFacts } from '@lead-graph/schema';
import type { AskedOf } from './asked';
import type { Claim } from './claim';
import { EVERY_TYPE, fittingLines, lineReaches, type PermittingLine } from './lines';
import { isAbout, namesItself } from './naming';

/** Where a no binds more than consents. */
const BINDS_EVERY_BASIS: readonly P[] = [P.TREAT, P.HPAYMT, P.HOPERAT, P.DIVOPS, P.HRESCH];

interface DenyingLine {
  readonly consent: Consent;
  readonly line: Provision;
}

/** What says no to the question, before any row is looked at. */
export interface Refusals {
  readonly denials: readonly DenyingLine[];
  readonly restrictions: readonly Restriction[];
  readonly permits: readonly PermittingLine[];
}

export function refusalsOf(asked: AskedOf): Refusals {
  const { bases, category, question, at } = asked;
  const denials = bases.consents
    .filter(
      (consent) =>
        consent.status === 'ACTIVE' && consent.startsAt <= at && (consent.endsAt === null || at < consent.endsAt),
    )
    .flatMap((consent) => consent.provisions.map((line) => ({ consent, line })))
    .filter(
      ({ line }) =>
        line.effect === 'DENY' &&
        line.categories.includes(category) &&
        line.purposes.includes(question.purpose) &&
        isAbout(line.recipients, question),
    );
  const restrictions = bases.restrictions.filter(
    ({ kind, recipients, categories, purposes, endsAt }) =>
      kind === 'AGREED' &&
      (recipients === null || isAbout(recipients, question)) &&
      (categories === null || categories.includes(category)) &&
      (purposes === null || purposes.includes(question.purpose)) &&
      (endsAt === null || at < endsAt),
  );
  const permits = denials.length === 0 ? [] : fittingLines(EVERY_TYPE, true, asked).filter(({ failure }) => !failure);
  return { denials, restrictions, permits };
}

/** R9: which no stands between a claim and a row; null where none does. */
export function refusedBy(
  claim: Claim,
  row: RowFacts,
  { denials, restrictions, permits }: Refusals,
  { question }: AskedOf,
): 'DENIAL' | 'RESTRICTION' | null {
  if (question.recipient === Recipient.SELF || claim.kind === 'EMERGENCY' || claim.kind === 'ORDER') return null;
  if (claim.kind !== 'CONSENT' && !BINDS_EVERY_BASIS.includes(question.purpose)) return null;
  const isLifted = (denial: DenyingLine): boolean =>
    claim.kind === 'CONSENT'
      ? claim.lines.every((permit) => lifts(permit, denial, question))
      : permits.some((permit) => lifts(permit, denial, question) && lineReaches(permit, row));
  if (denials.some((denial) => covers(denial.line, row) && !isLifted(denial))) return 'DENIAL';
  const restricted = restrictions.some(
    ({ holders }) => holders === null || row.keepers.some((keeper) => holders.includes(keeper)),
  );
  return restricted ? 'RESTRICTION' : null;
}

/** A row whose date is not known may be of any date: a no takes it out. */
function covers({ from, until, sources }: Provision, { servicedOn, keepers }: RowFacts): boolean {
  const dated =
    servicedOn === null || ((from === null || servicedOn >= from) && (until === null || servicedOn <= until));
  return dated && (sources === null || keepers.some((keeper) => sources.includes(keeper)));
}

function lifts(permit: PermittingLine, denial: DenyingLine, question: AskedOf['question']): boolean {
  const later = permit.consent.signedAt !== null && permit.consent.signedAt > (denial.consent.signedAt ?? Infinity);
  const noWider = new Set(permit.line.categories).size <= new Set(denial.line.categories).size;
  const onlyToThem = permit.line.recipients.every((code) => code === permit.line.recipients[0]);
  return later && (noWider || onlyToThem) && namesItself(permit.line.recipients, question);
}
