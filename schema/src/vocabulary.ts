/** Categories of data that the law tells apart. One row may carry several. */
export enum DataCategory {
  SUD_P2 = 'SUD_P2',
  SUD_CN = 'SUD_CN',
  MH = 'MH',
  MH_PN = 'MH_PN',
  PHI = 'PHI',
  STI = 'STI',
  COMP = 'COMP',
  HMIS = 'HMIS',
  VSP = 'VSP',
  CONV = 'CONV',
  CURRENT = 'CURRENT',
  NONCONV = 'NONCONV',
  CJI = 'CJI',
  JUV = 'JUV',
  LE_CONTACT = 'LE_CONTACT',
  PROS_PUB = 'PROS_PUB',
  PROS_WP = 'PROS_WP',
  PD_PRIV = 'PD_PRIV',
  IDENT = 'IDENT',
  LOCATION = 'LOCATION',
  PROG = 'PROG',
}

/** What each category holds, in words a participant understands. */
export const CATEGORY_WORDS: Readonly<Record<DataCategory, string>> = {
  SUD_P2: 'substance use treatment records of a federally assisted program',
  SUD_CN: 'separately kept substance use counseling notes',
  MH: 'mental health service records',
  MH_PN: 'separately kept psychotherapy notes',
  PHI: 'other health records',
  STI: 'records about sexually transmitted infections',
  COMP: 'competency evaluation and restoration records',
  HMIS: 'housing and homeless-service records',
  VSP: 'victim service records',
  CONV: 'conviction records',
  CURRENT: 'charges now being processed',
  NONCONV: 'criminal history that did not end in a conviction',
  CJI: 'national criminal justice information',
  JUV: 'juvenile justice records',
  LE_CONTACT: 'police contacts and referrals',
  PROS_PUB: 'public case facts',
  PROS_WP: 'work product of the prosecution',
  PD_PRIV: 'privileged communication with the defense',
  IDENT: 'name, date of birth and contact details',
  LOCATION: 'where the participant is staying now',
  PROG: 'program status',
};

/** Kinds of recipient that the law tells apart. */
export enum Recipient {
  BH = 'BH',
  CM = 'CM',
  HSG = 'HSG',
  LE = 'LE',
  PROS = 'PROS',
  PD = 'PD',
  CT = 'CT',
  POL = 'POL',
  RES = 'RES',
  SELF = 'SELF',
}

/** Why somebody asks: HL7 v3 ActReason, and the program's own DIVOPS, AUDIT and MANDATE. */
export enum Purpose {
  TREAT = 'TREAT',
  HPAYMT = 'HPAYMT',
  HOPERAT = 'HOPERAT',
  DIVOPS = 'DIVOPS',
  HLEGAL = 'HLEGAL',
  AUDIT = 'AUDIT',
  HRESCH = 'HRESCH',
  ETREAT = 'ETREAT',
  MANDATE = 'MANDATE',
  PATRQT = 'PATRQT',
}

/** The same, after "for". */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  [Purpose.TREAT]: 'treatment',
  [Purpose.HPAYMT]: 'payment',
  [Purpose.HOPERAT]: 'health care operations',
  [Purpose.DIVOPS]: 'the work of the diversion program',
  [Purpose.HLEGAL]: 'legal proceedings',
  [Purpose.AUDIT]: 'an audit or evaluation',
  [Purpose.HRESCH]: 'research',
  [Purpose.ETREAT]: 'an emergency',
  [Purpose.MANDATE]: 'a duty under law',
  [Purpose.PATRQT]: 'their own request',
};

/**
 * Narrower HL7 codes a caller may send, by the purpose under which each is decided (v3 ActReason 4.0.0).
 * INVARIANT: HLEGAL, GOV and FRAUD are none of HOPERAT, though HL7 has them there: they are no business of care.
 */
const NARROWER: Readonly<Partial<Record<Purpose, readonly string[]>>> = {
  TREAT: ['CLINTRL', 'COC', 'POPHLTH', 'TREATDS'],
  ETREAT: ['BTG', 'ERTREAT'],
  HPAYMT: ['CLMATTCH', 'COVAUTH', 'COVERAGE', 'ELIGDTRM', 'ELIGVER', 'ENROLLM', 'MILDCRG', 'PMTDS', 'REMITADV'],
  HOPERAT: [
    ...['CAREMGT', 'DONAT', 'HACCRED', 'HCOMPL', 'HDECD', 'HDIRECT', 'HDM', 'HOUTCOMS', 'HPRGRP', 'HQUALIMP'],
    ...['HSYSADMIN', 'HTEST', 'MEMADMIN', 'MILCDM', 'MLTRAINING', 'PATADMIN', 'PATSFTY', 'PERFMSR', 'RECORDMGT'],
    ...['SYSDEV', 'TRAIN'],
  ],
  PATRQT: ['FAMRQT', 'PWATRNY'],
};

const DECIDED_UNDER = new Map(
  Object.entries(NARROWER).flatMap(([purpose, codes]) => codes.map((code) => [code, purpose as Purpose] as const)),
);

/** The purpose a code stands for, or null when the code is none of ours. */
export function purposeOf(code: string): Purpose | null {
  if (Object.hasOwn(Purpose, code)) return code as Purpose;
  return DECIDED_UNDER.get(code) ?? null;
}

/** What an answer obliges its reader to do, or the platform to have done. */
export enum Obligation {
  LOG = 'LOG',
  LOG_DENIAL = 'LOG_DENIAL',
  AOD = 'AOD',
  MINIMUM = 'MINIMUM',
  USE_LIMIT = 'USE_LIMIT',
  NORDSCLCD = 'NORDSCLCD',
  NOTICE_2_32 = 'NOTICE_2_32',
  COPY_OR_SCOPE_2_32b = 'COPY_OR_SCOPE_2_32b',
  NOTICE_70_02_300 = 'NOTICE_70_02_300',
  STATE_DISPOSITION = 'STATE_DISPOSITION',
  SMALL_CELL = 'SMALL_CELL',
  DELETE_AFTER = 'DELETE_AFTER',
  ORDER_ON_FILE = 'ORDER_ON_FILE',
  DOCUMENT_2_51 = 'DOCUMENT_2_51',
  NOTIFY_SURVIVOR = 'NOTIFY_SURVIVOR',
}

/** What whoever receives a record may do with it next (DOMAIN 3.7). */
export enum Redisclosure {
  /** As HIPAA allows, never in proceedings against the patient (42 CFR 2.33(b)(1)). */
  HIPAA_EXCEPT_PROCEEDINGS = 'HIPAA_EXCEPT_PROCEEDINGS',
  /** As the consent says (42 CFR 2.33(b)(2)). */
  CONSISTENT_WITH_CONSENT = 'CONSISTENT_WITH_CONSENT',
  /** To contractors for payment and operations, under a written contract (42 CFR 2.33(b)(3), (c)). */
  CONTRACTORS_FOR_PAY_OPS = 'CONTRACTORS_FOR_PAY_OPS',
  /** Not without another consent (42 CFR 2.12(d)(2), 2.32). */
  NONE_WITHOUT_CONSENT = 'NONE_WITHOUT_CONSENT',
  /** For the official duty it was received for (42 CFR 2.35(d); RCW 10.97.050). */
  JUSTICE_OFFICIAL_DUTY_ONLY = 'JUSTICE_OFFICIAL_DUTY_ONLY',
  /** Within the study; published in aggregate alone (42 CFR 2.52). */
  RESEARCH_ONLY = 'RESEARCH_ONLY',
  /** Within the audit (42 CFR 2.53). */
  AUDIT_ONLY = 'AUDIT_ONLY',
  /** What is public, or the participant's own. */
  NOT_LIMITED = 'NOT_LIMITED',
}

/** The same, to the one who receives it. */
export const REDISCLOSURE_WORDS: Readonly<Record<Redisclosure, string>> = {
  HIPAA_EXCEPT_PROCEEDINGS: 'you may use and share it as HIPAA allows, but never in proceedings against the patient',
  CONSISTENT_WITH_CONSENT: 'you may share it only as the consent says',
  CONTRACTORS_FOR_PAY_OPS: 'you may share it with contractors for payment and operations, under a written contract',
  NONE_WITHOUT_CONSENT: 'you may not share it with anybody without another consent',
  JUSTICE_OFFICIAL_DUTY_ONLY: 'you may use it only for the official duty you asked for',
  RESEARCH_ONLY: 'you may use it only within the study, and publish it only in aggregate',
  AUDIT_ONLY: 'you may use it only within the audit',
  NOT_LIMITED: 'the law does not limit what you do with it',
};

/** What an organisation is in law; redisclosure and several rules depend on it. */
export enum LegalKind {
  COVERED_ENTITY = 'COVERED_ENTITY',
  BUSINESS_ASSOCIATE = 'BUSINESS_ASSOCIATE',
  PART2_PROGRAM = 'PART2_PROGRAM',
  CRIMINAL_JUSTICE_AGENCY = 'CRIMINAL_JUSTICE_AGENCY',
  CARE_COORDINATOR = 'CARE_COORDINATOR',
  MEDICAL_RESPONDER = 'MEDICAL_RESPONDER',
  CHO_HMIS = 'CHO_HMIS',
  VSP = 'VSP',
}

/** How the agency came by a row. LEAD_COORDINATION may never come back as enforcement (First Golden Rule). */
export enum ObtainedVia {
  OWN_WORK = 'OWN_WORK',
  LEAD_COORDINATION = 'LEAD_COORDINATION',
  PARTNER = 'PARTNER',
  PARTICIPANT = 'PARTICIPANT',
  COURT = 'COURT',
  /** A warrant not yet served that prosecutor and defense have not agreed to show to the participant. */
  UNSERVED_WARRANT = 'UNSERVED_WARRANT',
}

/**
 * What a value could tell beyond its own category. Whoever lacks one of the categories behind it gets the
 * mask for every value of the field: a mask for the telling values alone would tell.
 */
export enum Implication {
  INSTITUTION = 'INSTITUTION',
  PROVIDER_NAME = 'PROVIDER_NAME',
}

export const CATEGORIES_BEHIND: Readonly<Record<Implication, readonly DataCategory[]>> = {
  INSTITUTION: [DataCategory.SUD_P2, DataCategory.MH, DataCategory.PHI, DataCategory.CURRENT],
  PROVIDER_NAME: [DataCategory.SUD_P2, DataCategory.MH],
};

/** Justice recipients read the LEAD line instead of an organisation's name, whatever else they may see. */
export const LEAD_LINE = 'LEAD line';
