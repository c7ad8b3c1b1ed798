import type { Rule } from './rules';
import { DataCategory as C, Purpose as P, Recipient as R } from './vocabulary';

/** The condition of a cell as a Cedar expression over the context; null: nothing here can open it. */
export function cedarCondition(rule: Rule): string | null {
  switch (rule.outcome) {
    case 'PERMIT':
      return rule.recipient === R.PD ? standing('COUNSEL') : 'true';
    case 'PERMIT_IF_GENERAL_CONSENT':
      return consent(...EXPRESS, 'TPO_SINGLE');
    case 'PERMIT_IF_EXPRESS_LINE':
      return express(...EXPRESS);
    case 'PERMIT_IF_CONDITION':
    case 'PERMIT_IF_SEPARATE_CONSENT':
    case 'COURT_ORDER_ONLY':
      return CONDITIONS[rule.requires]?.(rule) ?? null;
    default:
      return null;
  }
}

/** What of a cell's condition the Golden Rules give way to: a consent made for proceedings, or an order. */
export function cedarLegalBasis(rule: Rule): string {
  const consents = LISTED.includes(rule.outcome) || rule.requires.includes('LEGAL') ? legal : 'false';
  return any(consents, rule.requires in TAKES_ORDERS ? order(rule) : 'false');
}

const EXPRESS = ['ROI_MULTIPARTY', 'HMIS_ROI', 'CJ_MONITORING_235', 'LEGAL_PROCEEDINGS'];
const LISTED: readonly Rule['outcome'][] = ['PERMIT_IF_GENERAL_CONSENT', 'PERMIT_IF_EXPRESS_LINE'];

const any = (...expressions: string[]): string => expressions.join(' || ');
const all = (...expressions: string[]): string => expressions.map((each) => `(${each})`).join(' && ');
const among = (set: string, ...values: string[]): string => `context.${set}.containsAny(${JSON.stringify(values)})`;
const consent = (...types: string[]): string => among('consents', ...types);
const express = (...types: string[]): string => consent(...types.map((type) => `${type} by name`));
const legalKind = (...kinds: string[]): string => among('legalKinds', ...kinds);
const standing = (...standings: string[]): string => among('standing', ...standings);
const agreement = (type: string): string => among('agreements', type);
const legal = express('LEGAL_PROCEEDINGS');
const threat = among('emergencies', 'THREAT');
const medical = all(
  `principal == Recipient::"BH"`,
  legalKind('COVERED_ENTITY', 'MEDICAL_RESPONDER'),
  among('emergencies', 'MEDICAL documented', 'DISASTER documented'),
);

/** 42 CFR 2.61-2.65: an order of the right kind, with a mandate; any lawful order for what Part 2 does not protect. */
function order({ category, recipient, purpose }: Rule): string {
  if (category !== C.SUD_P2 && category !== C.SUD_CN)
    return among(
      'orders',
      ...['PART2_2_64', 'PART2_2_65', 'GENERAL'].flatMap((kind) => FORMS.map((form) => kind + form)),
    );
  const criminal = (recipient === R.LE || recipient === R.PROS) && purpose === P.HLEGAL;
  const civil = recipient === R.POL || recipient === R.RES;
  const kinds = [...(criminal ? [] : ['PART2_2_64']), ...(civil ? [] : ['PART2_2_65'])];
  const forms = category === C.SUD_CN ? [' mandate confidential'] : [' mandate', ' mandate confidential'];
  return among('orders', ...kinds.flatMap((kind) => forms.map((form) => kind + form)));
}

const FORMS = ['', ' mandate', ' confidential', ' mandate confidential'];

type Condition = (rule: Rule) => string;

const TAKES_ORDERS: Readonly<Record<string, Condition>> = {
  COURT_ORDER: order,
  LEGAL_PROCEEDINGS_CONSENT: (rule) => any(legal, order(rule)),
  COUNSELING_NOTES_LEGAL_CONSENT: (rule) => any(all(express('SUD_COUNSELING_NOTES'), legal), order(rule)),
};

/** The table of conditions in `rules/README.md`. HUMAN_DECISION and NOT_HELD open nothing. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  ...TAKES_ORDERS,
  OWN_COPY: () => 'context.themself',
  COPY_WITHOUT_HELD_WARRANTS: () => all('context.themself', 'context.row.obtainedVia != "UNSERVED_WARRANT"'),
  ASSIGNED_OR_REFERRED: () => any(standing('ASSIGNED', 'REFERRED'), consent(...EXPRESS, 'TPO_SINGLE')),
  AGREED_REFERRAL: () => standing('ASSIGNED', 'REFERRED'),
  ARREST_DIVERSION_REPORT: () => any('context.row.route == "ARREST_DIVERSION"', consent(...EXPRESS, 'TPO_SINGLE')),
  NOT_FROM_COORDINATION: () => 'context.row.obtainedVia != "LEAD_COORDINATION"',
  TREATING_PROVIDER: () => legalKind('COVERED_ENTITY'),
  CARE_COORDINATOR: () => any(legalKind('CARE_COORDINATOR'), express(...EXPRESS)),
  CRIMINAL_JUSTICE_AGENCY: () => legalKind('CRIMINAL_JUSTICE_AGENCY'),
  DISCLOSERS_OWN_OPERATIONS: () => 'context.row.own',
  COUNSEL_OF_RECORD: () => standing('COUNSEL'),
  QSO_OF_SOURCE: () => agreement('QSOA'),
  AUDIT_AGREEMENT: () => agreement('AUDIT'),
  DISCLOSER_AUDIT_AGREEMENT: () => agreement('DISCLOSER_AUDIT'),
  EVALUATION_AGREEMENT: () => agreement('EVALUATION'),
  RESEARCH_AGREEMENT: () => agreement('RESEARCH'),
  CHRI_CONTRACT: () => agreement('CHRI_CONTRACT'),
  CHRI_RESEARCH_AGREEMENT: () => agreement('CHRI_RESEARCH'),
  CHRI_CONTRACT_AS_COUNSEL: () => all(standing('COUNSEL'), agreement('CHRI_CONTRACT')),
  COUNSELING_NOTES_CONSENT: () => express('SUD_COUNSELING_NOTES'),
  PSYCHOTHERAPY_NOTES_CONSENT: () => express('PSYCHOTHERAPY_NOTES'),
  VSP_CONSENT: () => express('VSP_RELEASE'),
  STI_CONSENT: () => express('STI_EXPRESS', 'ROI_MULTIPARTY'),
  MEDICAL_EMERGENCY: () => medical,
  IMMINENT_THREAT: () => threat,
  ANY_EMERGENCY: () => any(medical, threat),
};
