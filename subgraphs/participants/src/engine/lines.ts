import { DataCategory, LegalKind, type ProgramPolicy, Recipient } from '@lead-graph/schema';
import {
  ANYONE,
  type Bases,
  type Consent,
  namesOrganization,
  type Provision,
  type Question,
  type Restriction,
  TREATING_PROVIDERS,
} from './bases';
import { DenyReason } from './decision';
import { TREATMENT_PAYMENT_OPERATIONS } from './forms';
import { maySign } from './signature';
import { oralRevocations, whyNotInForce } from './standing';

const { BH, CM, LE, PROS, CT } = Recipient;
const { COVERED_ENTITY } = LegalKind;

/** A line of a consent that names the requester, for the purpose asked. */
export interface Line {
  readonly consent: Consent;
  readonly provision: Provision;
  readonly named: 'EXPRESS' | 'CLASS';
  /** Null while the consent holds. */
  readonly whyNot: DenyReason | null;
}

/** The lines of all consents that a question meets, oldest signature first. */
export function linesFor(question: Question, bases: Bases, policy: ProgramPolicy, at: number): Line[] {
  const lines: Line[] = [];
  for (const consent of bases.consents) {
    let whyNot: DenyReason | null | undefined;
    for (const provision of consent.provisions) {
      const named = provision.purposes.includes(question.purpose) ? naming(consent, provision, question, policy) : null;
      if (named === null) continue;
      if (whyNot === undefined) whyNot = whyNotInForce(consent, bases, policy, at);
      lines.push({ consent, provision, named, whyNot });
    }
  }
  return lines;
}

/** How a line names the requester: by its code, by a class, or not at all. */
function naming(
  { type, conditionBy }: Consent,
  { effect, recipients }: Provision,
  question: Question,
  policy: ProgramPolicy,
): Line['named'] | null {
  if (effect === 'DENY') return means(recipients, question) ? 'EXPRESS' : null;
  const express = namesOrganization(recipients, question);
  if (type === 'TPO_SINGLE' && !reachesByTpo(question, express)) return null;
  if (type === 'CJ_MONITORING_235' && !monitors(conditionBy, question, policy)) return null;
  return express ? 'EXPRESS' : classOf(recipients, question);
}

function classOf(recipients: readonly string[], { recipient, legalKinds }: Question): 'CLASS' | null {
  const treating = recipient === BH && legalKinds.includes(COVERED_ENTITY);
  return treating && recipients.includes(TREATING_PROVIDERS) ? 'CLASS' : null;
}

/** Whether a no is about this requester: by name, by class, or about anyone. */
function means(recipients: readonly string[], question: Question): boolean {
  return (
    namesOrganization(recipients, question) || recipients.includes(ANYONE) || classOf(recipients, question) !== null
  );
}

/** A TPO consent reaches those who treat, and case management it names; nobody else (42 CFR 2.31(a)(4), 2.33(a)(2)). */
function reachesByTpo({ recipient, purpose }: Question, express: boolean): boolean {
  if (!TREATMENT_PAYMENT_OPERATIONS.includes(purpose)) return false;
  return recipient === BH || (recipient === CM && express);
}

/** A monitoring consent serves only those of the justice system who made participation a condition (42 CFR 2.35(a)). */
function monitors(conditionBy: readonly string[], question: Question, { monitoringConsents }: ProgramPolicy): boolean {
  const justice = [LE, PROS, CT].includes(question.recipient);
  return monitoringConsents && justice && namesOrganization(conditionBy, question);
}

/** Why a line gives nothing for one category at this instant; null where it stands. */
export function whyLineFails(
  { consent, provision, whyNot }: Line,
  category: DataCategory,
  question: Question,
  bases: Bases,
  policy: ProgramPolicy,
  at: number,
): DenyReason | null {
  if (whyNot !== null) return whyNot;
  if (!maySign(consent, provision, category, bases)) return DenyReason.INVALID;
  if (isWithdrawn(consent, provision, category, question)) return DenyReason.REVOKED;
  if (oralRevocations(consent, bases, at).some((each) => limits(each, category, question))) return DenyReason.REVOKED;
  if (consent.concerns.length === 0 || !policy.reaffirm.includes(category)) return null;
  return consent.reaffirmedAt !== null && consent.reaffirmedAt <= at ? null : DenyReason.AWAITS_REAFFIRMATION;
}

function isWithdrawn({ withdrawals }: Consent, { id }: Provision, category: DataCategory, question: Question): boolean {
  return withdrawals.some(
    (part) =>
      (part.provisionId === null || part.provisionId === id) &&
      (part.categories === null || part.categories.includes(category)) &&
      (part.recipients === null || means(part.recipients, question)),
  );
}

/** Whether a restriction is about this category, this requester and this purpose. */
export function limits(
  { recipients, categories, purposes }: Restriction,
  category: DataCategory,
  question: Question,
): boolean {
  return (
    (categories === null || categories.includes(category)) &&
    (purposes === null || purposes.includes(question.purpose)) &&
    (recipients === null || means(recipients, question))
  );
}
