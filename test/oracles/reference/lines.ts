import { type Consent, type ConsentType, DenyReason, type Provision } from '@lead-graph/participants/engine';
import type { RowFacts } from '@lead-graph/schema';
import type { AskedOf } from './asked';
import { isAbout, names, namesItself } from './naming';
import { couldSign } from './signatures';
import { whyNot } from './standing';

export const EVERY_TYPE: readonly ConsentType[] = [
  'TPO_SINGLE',
  'ROI_MULTIPARTY',
  'SUD_COUNSELING_NOTES',
  'PSYCHOTHERAPY_NOTES',
  'LEGAL_PROCEEDINGS',
  'CJ_MONITORING_235',
  'VSP_RELEASE',
  'HMIS_ROI',
  'RESEARCH',
  'STI_EXPRESS',
];

/** One line that permits, with the consent it stands in. */
export interface PermittingLine {
  readonly consent: Consent;
  readonly line: Provision;
  readonly failure: DenyReason | null;
}

/** The lines that fit the question, of consents of these kinds; whether each holds is said by `failure`. */
export function fittingLines(types: readonly ConsentType[], express: boolean, asked: AskedOf): PermittingLine[] {
  const { bases, category, question } = asked;
  return bases.consents
    .filter((consent) => types.includes(consent.type))
    .flatMap((consent) =>
      consent.provisions
        .filter(
          (line) =>
            line.effect === 'PERMIT' &&
            line.categories.includes(category) &&
            line.purposes.includes(question.purpose) &&
            names(consent, line, asked) &&
            (!express || namesItself(line.recipients, question)),
        )
        .map((line) => ({ consent, line, failure: failureOf(consent, line, asked) })),
    );
}

function failureOf(consent: Consent, line: Provision, asked: AskedOf): DenyReason | null {
  const standing = whyNot(consent, asked);
  if (standing !== null) return standing;
  if (!couldSign(consent, line, asked)) return DenyReason.INVALID;
  if (wasTakenBack(consent, line, asked)) return DenyReason.REVOKED;
  const { category, rules, at } = asked;
  const affirmed = consent.reaffirmedAt !== null && consent.reaffirmedAt <= at;
  if (consent.concerns.length > 0 && rules.policy.reaffirm.includes(category) && !affirmed)
    return DenyReason.AWAITS_REAFFIRMATION;
  return null;
}

/** R8: by a withdrawal on paper, or by word of mouth. */
function wasTakenBack(consent: Consent, line: Provision, { bases, category, question, at }: AskedOf): boolean {
  const about = (recipients: readonly string[] | null): boolean => recipients === null || isAbout(recipients, question);
  const onPaper = consent.withdrawals.some(
    ({ provisionId, recipients, categories }) =>
      (provisionId === null || provisionId === line.id) &&
      about(recipients) &&
      (categories === null || categories.includes(category)),
  );
  const orally = bases.restrictions.some(
    ({ kind, consentId, recipients, categories, purposes, endsAt }) =>
      kind === 'ORAL_REVOCATION' &&
      consentId === consent.id &&
      about(recipients) &&
      (categories === null || categories.includes(category)) &&
      (purposes === null || purposes.includes(question.purpose)) &&
      (endsAt === null || at < endsAt),
  );
  return onPaper || orally;
}

/** R4: the rows a line reaches. */
export function lineReaches({ consent, line }: Pick<PermittingLine, 'consent' | 'line'>, row: RowFacts): boolean {
  const sources = line.sources ?? consent.disclosers;
  return isServedWithin(line, row) && row.keepers.some((keeper) => sources.includes(keeper));
}

/** A row whose date is not known is in no period. */
export function isServedWithin(
  { from, until }: { readonly from: string | null; readonly until: string | null },
  { servicedOn }: RowFacts,
): boolean {
  if (from === null && until === null) return true;
  return servicedOn !== null && (from === null || servicedOn >= from) && (until === null || servicedOn <= until);
}
