import { DataCategory as C, type FormDefect, type ProgramPolicy, Purpose as P } from '@lead-graph/schema';
import { ANYONE, type Consent, type ConsentType, type Provision, type Statement, TREATING_PROVIDERS } from './bases';

/** What may stand on one kind of form. Absent: no limit. */
interface Form {
  readonly only?: readonly C[];
  readonly never?: readonly C[];
  readonly purposes?: readonly P[];
  /** May name treating providers as a class (42 CFR 2.31(a)(4)). */
  readonly treatingProviders?: boolean;
  /** May say "none", or the end of treatment or of the study (42 CFR 2.31(a)(7)). */
  readonly withoutEnd?: boolean;
  readonly statements?: readonly Statement[];
}

/** Each asks for a form of its own, which carries nothing else (42 CFR 2.31(b); 45 CFR 164.508(b)(3)(ii); 34 USC 12291(b)(2)). */
const SEPARATE: readonly C[] = [C.SUD_CN, C.MH_PN, C.VSP];

const { HLEGAL } = P;

export const TREATMENT_PAYMENT_OPERATIONS: readonly P[] = [P.TREAT, P.HPAYMT, P.HOPERAT];

const FORMS: Readonly<Record<ConsentType, Form>> = {
  TPO_SINGLE: {
    never: SEPARATE,
    purposes: TREATMENT_PAYMENT_OPERATIONS,
    treatingProviders: true,
    withoutEnd: true,
    statements: ['REDISCLOSURE', 'REFUSAL'],
  },
  ROI_MULTIPARTY: { never: SEPARATE, purposes: [...TREATMENT_PAYMENT_OPERATIONS, P.DIVOPS] },
  SUD_COUNSELING_NOTES: { only: [C.SUD_CN] },
  PSYCHOTHERAPY_NOTES: { only: [C.MH_PN] },
  LEGAL_PROCEEDINGS: { purposes: [P.HLEGAL] },
  CJ_MONITORING_235: { only: [C.SUD_P2, C.PROG], purposes: [P.DIVOPS] },
  VSP_RELEASE: { only: [C.VSP] },
  HMIS_ROI: { only: [C.HMIS, C.IDENT] },
  RESEARCH: { purposes: [P.HRESCH], withoutEnd: true },
  STI_EXPRESS: { only: [C.STI] },
};

/** The part of a consent that a form consists of. */
export type FormOf = Pick<
  Consent,
  | 'type'
  | 'signedAt'
  | 'signedBy'
  | 'representativeId'
  | 'startsAt'
  | 'expiry'
  | 'expiryEvent'
  | 'endsAt'
  | 'disclosers'
  | 'statements'
  | 'matter'
  | 'conditionBy'
> & { readonly provisions: readonly Omit<Provision, 'id'>[] };

/**
 * Every defect of a form: an element of 42 CFR 2.31(a) that is missing, or something its kind may not carry.
 * INVARIANT: one defect is enough to make the whole form invalid (DOMAIN 7(f): nothing is severed).
 */
export function defectsOf(form: FormOf, policy: ProgramPolicy): FormDefect[] {
  const kind = FORMS[form.type];
  const { disclosers, provisions } = form;
  return [
    ...(disclosers.length > 0 ? [] : [defect('disclosers', '2.31(a)(2)', 'names nobody who may disclose')]),
    ...(provisions.length > 0 ? [] : [defect('lines', '2.31(a)(3)', 'has no line that says what is shared')]),
    ...provisions.flatMap((line, index) => lineDefects(line, index, form.type, kind)),
    ...proceedingsDefects(form),
    ...endDefects(form, kind, policy),
    ...eventDefects(form, policy),
    ...signatureDefects(form),
    ...statementDefects(form, kind),
    ...monitoringDefects(form),
  ];
}

function lineDefects(line: Omit<Provision, 'id'>, index: number, type: ConsentType, kind: Form): FormDefect[] {
  const { effect, recipients, categories, purposes, from, until } = line;
  const permits = effect === 'PERMIT';
  const defects: FormDefect[] = [];
  const add = (element: string, paragraph: string, message: string): void =>
    void defects.push(defect(`lines[${index}].${element}`, paragraph, message));
  const alone = (code: string): string => `\`${code}\` may not stand on \`${type}\`; give it a form of its own`;
  for (const category of permits ? categories : [])
    if (kind.never?.includes(category) || kind.only?.includes(category) === false)
      add('categories', separateBy(category), alone(category));
  for (const purpose of permits ? purposes : [])
    if (kind.purposes?.includes(purpose) === false) add('purposes', purposeBy(purpose), alone(purpose));
  if (categories.length === 0) add('categories', '2.31(a)(3)', 'does not say what is shared');
  if (recipients.length === 0) add('recipients', '2.31(a)(4)', 'does not say who receives it');
  if (purposes.length === 0) add('purposes', '2.31(a)(5)', 'does not say what for');
  if (permits && recipients.includes(TREATING_PROVIDERS) && !kind.treatingProviders)
    add('recipients', '2.31(a)(4)', 'only `TPO_SINGLE` may name treating providers as a class');
  if (permits && recipients.includes(ANYONE))
    add('recipients', '2.31(a)(4)', 'only a line that denies may mean anyone');
  if (from !== null && until !== null && until < from) add('until', '2.31(a)(3)', 'is before `from`');
  return defects;
}

function separateBy(category: C): string {
  if (category === C.SUD_CN) return '2.31(b)';
  if (category === C.MH_PN) return '45 CFR 164.508(b)(3)(ii)';
  return category === C.VSP ? '34 USC 12291(b)(2)' : '2.31(a)(3)';
}

function purposeBy(purpose: P): string {
  return purpose === P.HLEGAL ? '2.31(d)' : '2.31(a)(5)';
}

/** A consent for proceedings is alone on its form, for one named matter (42 CFR 2.31(d)). What is denied is no consent. */
function proceedingsDefects({ type, matter, provisions }: FormOf): FormDefect[] {
  const defects: FormDefect[] = [];
  if (type === 'LEGAL_PROCEEDINGS' && !matter)
    defects.push(defect('matter', '2.31(d)', 'a consent for proceedings names the one it is for'));
  if (!provisions.some((line) => line.purposes.includes(HLEGAL))) return defects;
  const permits = provisions.filter(({ effect }) => effect === 'PERMIT');
  if (!permits.some((line) => line.purposes.includes(HLEGAL))) return defects;
  if (permits.some((line) => line.purposes.some((each) => each !== HLEGAL)))
    defects.push(defect('lines.purposes', '2.31(d)', 'a consent for proceedings carries no other purpose'));
  const categories = new Set(permits.flatMap((line) => line.categories));
  if (categories.has(C.SUD_CN) && categories.size > 1)
    defects.push(defect('lines.categories', '2.31(b)', '`SUD_CN` stands alone, for proceedings too'));
  return defects;
}

const DAY_MILLISECONDS = 86_400_000;

function endDefects(form: FormOf, kind: Form, policy: ProgramPolicy): FormDefect[] {
  const { type, expiry, expiryEvent, endsAt, startsAt } = form;
  const defects: FormDefect[] = [];
  if (expiry === 'AT' && endsAt === null) defects.push(defect('endsAt', '2.31(a)(7)', 'goes with `AT`, always'));
  if (expiry === 'NONE' && endsAt !== null) defects.push(defect('endsAt', '2.31(a)(7)', 'contradicts `NONE`'));
  if ((expiry === 'EVENT') !== Boolean(expiryEvent))
    defects.push(defect('expiryEvent', '2.31(a)(7)', 'goes with `EVENT`, and with it always'));
  if (expiry === 'NONE' && !kind.withoutEnd)
    defects.push(defect('expiry', '2.31(a)(7)', `\`${type}\` needs an end: a date or an event`));
  if (expiry === 'AT' && endsAt !== null && endsAt <= startsAt)
    defects.push(defect('endsAt', '2.31(a)(7)', 'is not after the beginning'));
  const days = endsAt === null ? Number.POSITIVE_INFINITY : (endsAt - startsAt) / DAY_MILLISECONDS;
  if (type === 'VSP_RELEASE' && days > policy.victimServiceReleaseDays)
    defects.push(
      defect('endsAt', '34 USC 12291(b)(2)', `ends after at most ${policy.victimServiceReleaseDays} days, by a date`),
    );
  return defects;
}

/** An event ends a consent only where somebody can say that it came: the program's policy lists them, by code and in words. */
function eventDefects({ expiryEvent }: FormOf, { expiryEvents }: ProgramPolicy): FormDefect[] {
  if (!expiryEvent || Object.hasOwn(expiryEvents, expiryEvent)) return [];
  if (Object.values(expiryEvents).includes(expiryEvent)) return [];
  const defined = Object.keys(expiryEvents).join(', ');
  return [defect('expiryEvent', '2.31(a)(7)', `is no event of the program; one of ${defined}`)];
}

function signatureDefects({ signedAt, startsAt, signedBy, representativeId }: FormOf): FormDefect[] {
  const defects: FormDefect[] = [];
  if (signedAt === null) defects.push(defect('signedAt', '2.31(a)(8), (9)', 'is not signed, or has no date'));
  else if (startsAt < signedAt) defects.push(defect('startsAt', '2.31(a)(9)', 'is before the signature'));
  if ((signedBy === 'PARTICIPANT') !== (representativeId === null))
    defects.push(defect('representativeId', '2.31(a)(8)', 'goes with a representative who signed, and always'));
  return defects;
}

function statementDefects({ type, statements }: FormOf, kind: Form): FormDefect[] {
  const required: readonly Statement[] = ['REVOCATION', ...(kind.statements ?? [])];
  return required
    .filter((each) => !statements.includes(each))
    .map((each) => defect('statements', STATED_BY[each], `\`${type}\` has to say \`${each}\``));
}

const STATED_BY: Readonly<Record<Statement, string>> = {
  REVOCATION: '2.31(a)(6)',
  REDISCLOSURE: '2.31(a)(4)(iii)',
  REFUSAL: '2.31(a)(10)',
};

function monitoringDefects({ type, conditionBy }: FormOf): FormDefect[] {
  if (type !== 'CJ_MONITORING_235' || conditionBy.length > 0) return [];
  return [defect('conditionBy', '2.35(a)(1)', 'does not say who made participation a condition')];
}

function defect(element: string, paragraph: string, message: string): FormDefect {
  return { element, paragraph, message };
}
