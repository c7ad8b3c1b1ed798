import { ANYONE, type ConsentType, TREATING_PROVIDERS } from '@lead-graph/participants/engine';
import type { Consent, Provision, Question } from '@lead-graph/participants/engine';
import { LegalKind, Purpose, Recipient } from '@lead-graph/schema';
import type { Asked } from './asked';

const TREATMENT_PAYMENT_OPERATIONS: readonly Purpose[] = [Purpose.TREAT, Purpose.HPAYMT, Purpose.HOPERAT];
const JUSTICE: readonly Recipient[] = [Recipient.LE, Recipient.PROS, Recipient.CT];

/** Codes under which the requester's organisation goes: its own, and of those whose place it took. */
function codesOf({ organization, formerly }: Question): string[] {
  return organization === null ? [] : [organization, ...formerly];
}

/** R5: named by its own code, not by a class. */
export function namesItself(codes: readonly string[], question: Question): boolean {
  return codesOf(question).some((code) => codes.includes(code));
}

export function namesByClass(codes: readonly string[], { recipient, legalKinds }: Question): boolean {
  const treats = recipient === Recipient.BH && legalKinds.includes(LegalKind.COVERED_ENTITY);
  return treats && codes.includes(TREATING_PROVIDERS);
}

/** Whether what says no (a line that denies, a withdrawal, a restriction) is about the requester. */
export function isAbout(recipients: readonly string[], question: Question): boolean {
  return recipients.includes(ANYONE) || namesItself(recipients, question) || namesByClass(recipients, question);
}

/** R5: whether a line that permits names the requester, as far as this kind of consent serves it at all. */
export function names(consent: Consent, line: Provision, { question, rules }: Asked): boolean {
  const itself = namesItself(line.recipients, question);
  if (!itself && !namesByClass(line.recipients, question)) return false;
  const limits: Partial<Record<ConsentType, boolean>> = {
    TPO_SINGLE:
      TREATMENT_PAYMENT_OPERATIONS.includes(question.purpose) &&
      (question.recipient === Recipient.BH || (question.recipient === Recipient.CM && itself)),
    CJ_MONITORING_235:
      rules.policy.monitoringConsents &&
      JUSTICE.includes(question.recipient) &&
      namesItself(consent.conditionBy, question),
  };
  return limits[consent.type] ?? true;
}
