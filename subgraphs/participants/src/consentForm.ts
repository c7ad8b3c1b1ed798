import { BadUserInput, DataCategory as C, Purpose as P } from '@lead-graph/schema';
import { ConsentExpiry, ConsentStatement as S, ConsentType } from './codes/consent';
import type { ConsentLineInput, RecordConsentInput } from './consentInput';
import { TREATING_PROVIDERS } from './engine/bases';

/** What may stand on one kind of form. Absent: no limit. */
interface Form {
  readonly only?: readonly C[];
  readonly never?: readonly C[];
  readonly purposes?: readonly P[];
  /** May name a class of recipients instead of organisations. */
  readonly classes?: boolean;
  readonly withoutEnd?: boolean;
  readonly mostDays?: number;
  readonly statements?: readonly S[];
}

/** Each asks for a form of its own, which carries nothing else. */
const SEPARATE: readonly C[] = [C.SUD_CN, C.MH_PN, C.VSP];

const TREATMENT_PAYMENT_OPERATIONS: readonly P[] = [P.TREAT, P.HPAYMT, P.HOPERAT];

const FORMS: Readonly<Record<ConsentType, Form>> = {
  TPO_SINGLE: {
    never: SEPARATE,
    purposes: TREATMENT_PAYMENT_OPERATIONS,
    classes: true,
    withoutEnd: true,
    statements: [S.REDISCLOSURE, S.REFUSAL],
  },
  ROI_MULTIPARTY: { never: SEPARATE, purposes: [...TREATMENT_PAYMENT_OPERATIONS, P.DIVOPS] },
  SUD_COUNSELING_NOTES: { only: [C.SUD_CN] },
  PSYCHOTHERAPY_NOTES: { only: [C.MH_PN] },
  LEGAL_PROCEEDINGS: { purposes: [P.HLEGAL] },
  CJ_MONITORING_235: { only: [C.SUD_P2, C.PROG], purposes: [P.DIVOPS] },
  /** Short by law; how short is the program's choice. */
  VSP_RELEASE: { only: [C.VSP], mostDays: 30 },
  HMIS_ROI: { only: [C.HMIS, C.IDENT] },
  RESEARCH: { purposes: [P.HRESCH], withoutEnd: true },
  STI_EXPRESS: { only: [C.STI] },
};

const DAY_MILLISECONDS = 86_400_000;

/**
 * Refuses a form that lacks an element of 42 CFR 2.31(a), or carries what its kind may not carry with it.
 * `partners`: codes of all organisations.
 */
export function checkForm(input: RecordConsentInput, now: Date, partners: ReadonlySet<string>): void {
  const form = FORMS[input.type];
  checkSignature(input, now);
  checkEnd(input, form);
  checkStatements(input, form);
  for (const code of input.disclosers) {
    if (!partners.has(code))
      throw new BadUserInput('disclosers', 'names no partner; `organizations` lists their codes (2.31(a)(2))');
  }
  for (const line of input.lines) checkLine(line, input.type, form, partners);
}

function checkSignature({ signedAt, startsAt }: RecordConsentInput, now: Date): void {
  if (signedAt > now) throw new BadUserInput('signedAt', 'lies in the future (2.31(a)(9))');
  if (startsAt && startsAt < signedAt) throw new BadUserInput('startsAt', 'is before the signature (2.31(a)(9))');
}

function checkEnd({ type, expiry, endsAt, expiryEvent, signedAt, startsAt }: RecordConsentInput, form: Form): void {
  const from = startsAt ?? signedAt;
  if ((expiry === ConsentExpiry.AT) !== Boolean(endsAt))
    throw new BadUserInput('endsAt', 'goes with `AT`, and with it always (2.31(a)(7))');
  if ((expiry === ConsentExpiry.EVENT) !== Boolean(expiryEvent)) {
    throw new BadUserInput('expiryEvent', 'goes with `EVENT`, and with it always (2.31(a)(7))');
  }
  if (expiry === ConsentExpiry.NONE && !form.withoutEnd)
    throw new BadUserInput('expiry', `\`${type}\` needs an end (2.31(a)(7))`);
  if (endsAt && endsAt <= from) throw new BadUserInput('endsAt', 'is not after the beginning');
  if (form.mostDays === undefined) return;
  const days = endsAt ? (endsAt.getTime() - from.getTime()) / DAY_MILLISECONDS : Number.POSITIVE_INFINITY;
  if (days > form.mostDays) throw new BadUserInput('endsAt', `\`${type}\` ends after at most ${form.mostDays} days`);
}

function checkStatements({ type, statements }: RecordConsentInput, form: Form): void {
  const missing = [S.REVOCATION, ...(form.statements ?? [])].find((statement) => !statements.includes(statement));
  if (missing) throw new BadUserInput('statements', `\`${type}\` has to say \`${missing}\` (2.31(a)(6), (10))`);
}

function checkLine(line: ConsentLineInput, type: ConsentType, form: Form, partners: ReadonlySet<string>): void {
  const { recipients, categories, purposes, from, until } = line;
  const foreign = categories.find(
    (category) => form.never?.includes(category) || (form.only && !form.only.includes(category)),
  );
  if (foreign)
    throw new BadUserInput(
      'lines.categories',
      `\`${foreign}\` may not stand on \`${type}\`; give it a form of its own`,
    );
  const purpose = purposes.find((each) => form.purposes && !form.purposes.includes(each));
  if (purpose)
    throw new BadUserInput('lines.purposes', `\`${purpose}\` may not stand on \`${type}\`; give it a form of its own`);
  for (const recipient of recipients) {
    if (recipient === TREATING_PROVIDERS ? form.classes : partners.has(recipient)) continue;
    throw new BadUserInput(
      'lines.recipients',
      'names no partner; `organizations` lists their codes, and only `TPO_SINGLE` may name a class (2.31(a)(4))',
    );
  }
  if (from && until && until < from) throw new BadUserInput('lines.until', 'is before `from`');
}
