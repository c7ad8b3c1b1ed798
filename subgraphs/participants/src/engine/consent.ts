import { type DataCategory, LegalKind, Purpose, Recipient, type Scope } from '@lead-graph/schema';
import { type Consent, type Provision, type Question, TREATING_PROVIDERS } from './bases';
import { DenyReason, type Ground } from './decision';

/** Consents that end without a date (42 CFR 2.31(a)(7)): everything else needs one. */
const MAY_HAVE_NO_END: readonly Consent['type'][] = ['TPO_SINGLE', 'RESEARCH'];

const TREATMENT_PAYMENT_OPERATIONS: readonly Purpose[] = [Purpose.TREAT, Purpose.HPAYMT, Purpose.HOPERAT];

/** Null while the consent holds; from the very instant of its end or revocation it does not. */
export function whyNotInForce(consent: Consent, at: number): DenyReason | null {
  if (consent.status !== 'ACTIVE' || consent.signedAt === null || consent.signedAt > at) return DenyReason.INVALID;
  if (consent.disclosers.length === 0) return DenyReason.INVALID;
  if (consent.expiry === 'NONE' && !MAY_HAVE_NO_END.includes(consent.type)) return DenyReason.INVALID;
  if (consent.expiry === 'AT' && consent.endsAt === null) return DenyReason.INVALID;
  if (consent.revokedAt !== null) return DenyReason.REVOKED;
  if (consent.startsAt > at) return DenyReason.NOT_YET;
  return consent.endsAt !== null && consent.endsAt <= at ? DenyReason.EXPIRED : null;
}

/** How a line names the requester: by its code, by a class, or not at all. */
function naming(provision: Provision, question: Question): 'EXPRESS' | 'CLASS' | null {
  if (question.organization !== null && provision.recipients.includes(question.organization)) return 'EXPRESS';
  const treating = question.recipient === Recipient.BH && question.legalKinds.includes(LegalKind.COVERED_ENTITY);
  return treating && provision.recipients.includes(TREATING_PROVIDERS) ? 'CLASS' : null;
}

function addresses(consent: Consent, provision: Provision, category: DataCategory, question: Question): boolean {
  if (!provision.categories.includes(category) || !provision.purposes.includes(question.purpose)) return false;
  return (
    consent.type !== 'TPO_SINGLE' ||
    (TREATMENT_PAYMENT_OPERATIONS.includes(question.purpose) && question.recipient === Recipient.BH)
  );
}

export interface ConsentSearch {
  readonly types: readonly Consent['type'][];
  /** True where a class such as "my treating providers" is not enough. */
  readonly express: boolean;
}

/**
 * The grounds that consents give, and the reason of the newest fitting one when they give none. An explicit
 * denial in force beats every permission of the same reach; a later line that names this very recipient lifts it.
 */
export function consentGrounds(
  search: ConsentSearch,
  category: DataCategory,
  question: Question,
  consents: readonly Consent[],
  at: number,
): readonly Ground[] | DenyReason {
  const fitting = consents
    .filter((consent) => search.types.includes(consent.type))
    .flatMap((consent) => linesOf(consent, category, question));
  const denials = allLines(consents, category, question).filter(
    ({ consent, provision }) => provision.effect === 'DENY' && whyNotInForce(consent, at) === null,
  );
  const permits = fitting.filter(
    ({ provision, named }) => provision.effect === 'PERMIT' && (!search.express || named === 'EXPRESS'),
  );
  const holding = permits.filter(({ consent }) => whyNotInForce(consent, at) === null);
  const standing = holding.filter((line) => !denials.some((denial) => denies(denial, line)));
  if (standing.length > 0) return standing.map(({ consent, provision }) => groundOf(consent, provision));
  if (holding.length > 0) return DenyReason.DENIED_BY_PARTICIPANT;
  const latest = permits.at(-1);
  return latest ? whyNotInForce(latest.consent, at)! : DenyReason.NO_BASIS;
}

interface Line {
  readonly consent: Consent;
  readonly provision: Provision;
  readonly named: 'EXPRESS' | 'CLASS';
}

function linesOf(consent: Consent, category: DataCategory, question: Question): Line[] {
  return consent.provisions.flatMap((provision) => {
    const named = addresses(consent, provision, category, question) ? naming(provision, question) : null;
    return named ? [{ consent, provision, named }] : [];
  });
}

function allLines(consents: readonly Consent[], category: DataCategory, question: Question): Line[] {
  return consents.flatMap((consent) => linesOf(consent, category, question));
}

/** A tie denies: only a later signature that names the recipient, on fewer categories than were denied, lifts a denial. */
function denies(denial: Line, permit: Line): boolean {
  const later = (permit.consent.signedAt ?? 0) > (denial.consent.signedAt ?? 0);
  const narrower =
    permit.named === 'EXPRESS' && permit.provision.categories.length < denial.provision.categories.length;
  return !(later && narrower);
}

function groundOf(consent: Consent, provision: Provision): Ground {
  const scope: Scope = {
    sources: provision.sources ?? consent.disclosers,
    ...(provision.from === null ? {} : { from: provision.from }),
    ...(provision.until === null ? {} : { until: provision.until }),
  };
  return { kind: 'CONSENT', id: consent.id, scope, forProceedings: consent.type === 'LEGAL_PROCEEDINGS' };
}
