/** Accounts of disclosures that a participant may ask for: those of the law, and the whole ledger. */
export enum AccountingReport {
  EVERYTHING = 'EVERYTHING',
  HIPAA_ACCOUNTING = 'HIPAA_ACCOUNTING',
  PART2_ACCOUNTING = 'PART2_ACCOUNTING',
  INTERMEDIARY_LIST = 'INTERMEDIARY_LIST',
  DISSEMINATION_LOG = 'DISSEMINATION_LOG',
}

/** What a report is called, where it stands in the law, and what it holds, as its reader is told. */
export interface ReportWords {
  readonly title: string;
  /** Empty where no law asks for it. */
  readonly citation: string;
  readonly holds: string;
}

export const REPORT_WORDS: Readonly<Record<AccountingReport, ReportWords>> = {
  EVERYTHING: {
    title: 'Who saw your records',
    citation: '',
    holds: 'every entry that is kept, with what agencies looked at of their own and what was kept back in the end',
  },
  HIPAA_ACCOUNTING: {
    title: 'Accounting of disclosures of your health records',
    citation: '45 CFR 164.528; RCW 70.02.020(2)',
    holds:
      'disclosures of health records in six years, but for treatment, payment and operations, what you were given yourself, and what was disclosed with your authorization',
  },
  PART2_ACCOUNTING: {
    title: 'Accounting of disclosures of your substance use treatment records',
    citation: '42 CFR 2.25',
    holds: 'disclosures of substance use treatment records that were made with your consent in three years',
  },
  INTERMEDIARY_LIST: {
    title: 'Who received your records under a general designation',
    citation: '42 CFR 2.24',
    holds: 'those who received records in three years because you consented to a class of recipients, not to names',
  },
  DISSEMINATION_LOG: {
    title: 'Dissemination of your criminal history',
    citation: 'RCW 10.97.050(7)',
    holds: 'to whom criminal history record information was disseminated, when, and what',
  },
};

/** What carried a permission, as the owner of the records is told and writes it down. */
export enum DisclosureGround {
  LAW = 'LAW',
  CONSENT = 'CONSENT',
  /** A consent that names a class of recipients (42 CFR 2.31(a)(4)(ii)(B)). */
  GENERAL_DESIGNATION = 'GENERAL_DESIGNATION',
  ASSIGNMENT = 'ASSIGNMENT',
  REFERRAL = 'REFERRAL',
  AGREEMENT = 'AGREEMENT',
  REPRESENTATION = 'REPRESENTATION',
  REPRESENTATIVE = 'REPRESENTATIVE',
  ORDER = 'ORDER',
  EMERGENCY = 'EMERGENCY',
}

/** The same, at the end of a sentence that says what was disclosed. */
export const GROUND_WORDS: Readonly<Record<DisclosureGround, string>> = {
  LAW: 'as the law allows without consent',
  CONSENT: "on the participant's consent",
  GENERAL_DESIGNATION: "on the participant's consent to a class of recipients",
  ASSIGNMENT: 'as the agency assigned to the participant',
  REFERRAL: 'on a referral the participant agreed to',
  AGREEMENT: 'under a written agreement',
  REPRESENTATION: 'as counsel of record',
  REPRESENTATIVE: 'acting for the participant',
  ORDER: 'under a court order',
  EMERGENCY: 'in a declared emergency',
};
